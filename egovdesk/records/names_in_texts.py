"""The people and companies that a text names: "Mr G. Sykes", "Gordon Sykes", "Pellworth Systems Ltd"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from egovdesk.records.ordinary_words import are_ordinary, listed

# A person by a title and a name, by initials or by a given name; a company by what its name ends in.
_SURNAME = r"(?:(?:al|el|de|di|du|la|le|van|von|der|den|bin|ap)[\s-])*[A-Z][\w'’-]+"
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame|Rev|Revd|Lord|Lady)\.?\s+"
    r"(?:[A-Z][\w'’-]+\s+|[A-Z]\.?\s+){0,2}" + _SURNAME
)
_INITIALS = re.compile(rf"(?<![\w.])(?P<name>(?:[A-Z]\.[ \t]?){{1,3}}(?P<surname>{_SURNAME}))")
_BEFORE = re.compile(r"[\w,;:(]+(?=[ \t]*$)")
_NEAR = 24  # letters before initials in which the word before them stands
_GIVEN = re.compile(
    rf"\b(?=(?P<name>(?P<given>[A-Z][a-zéèëï]+)(?:-[A-Z][a-z]+)?\s+(?:[A-Z]\.?\s+){{0,2}}(?P<next>{_SURNAME})"
    rf"(?P<more>(?:\s+{_SURNAME})?)))"
)
_COMPANY = re.compile(
    r"\b(?:(?:(?:[A-Z]\.)+|[A-Z0-9][\w&'’-]*(?:\.\w+)*)\s+(?:and\s+|&\s+)?){1,5}"
    r"(?:Ltd|Limited(?!\s+(?:to|by)\b)|plc|PLC|LLP|Inc(?!\s+VAT)|LTD|LIMITED|Associates|Consultants)\b"
)
_ANYBODY = listed("Associates Consultants")  # of whom there are also external ones
_OPENERS = listed(
    "A After Against All Also Although An And As At Award Because Before Both But By Chair Committee Company"
    " Contractor Council Dismiss During Each Either Engage Even For From Given However If In Instead Members"
    " Neither No Not Now Of Officers On Only Or Owing Pay Reject Since So Supplier Tender That The Then"
    " Therefore This Though Thus To Under Unless Until Was Were What When Where Whereas Whether Which While"
    " With Without Accept Appoint Ask Choose Instruct"
)
_OFFICES = listed(
    "Chair Chairman Chairwoman Chairperson Mayor Mayoress Speaker President Thank Madam"
)
_LETTERED = listed(
    "part appendix annex annexe schedule option section paragraph table lot phase group class"
)
_NO_SURNAME = listed(
    "The This That These Those It In On At As A An And But If For From Of To With By There When Where"
    " Who What Which How Why All Any No Not Some Each Members Officers Council"
)
_PLACES = listed(
    "Road Street Lane Avenue Close House Hall Court Park School College Hospital Centre Library Way"
    " Square Place Ward Bridge Station"
)
_GIVEN_NAMES = listed(
    """
    Aaron Abdul Abigail Adam Adrian Ahmed Aisha Alan Alasdair Alastair Albert Alexander Alfred Ali Alice
    Alison Allan Amanda Amina Amy Andrea Andrew Angela Anita Ann Anna Anne Annette Anthony Antony Arthur
    Asif Audrey Ayesha Barbara Barry Beatrice Ben Benjamin Bernard Beryl Beverley Bill Bob Brenda Brian
    Bridget Bruce Callum Carl Carol Caroline Catherine Cecil Charles Charlotte Cheryl Chloe Chris
    Christina Christine Christopher Clare Claire Clive Colin Craig Cynthia Cyril Daniel Daphne Darren
    Dave David Dawn Dean Deborah Debra Deepak Denise Dennis Derek Diana Diane Donald Donna Doreen Doris
    Dorothy Douglas Duncan Edith Edward Edwin Eileen Elaine Eleanor Elizabeth Ellen Emily Emma Eric
    Ernest Esther Ethel Eva Evelyn Farah Fatima Fiona Florence Frances Francis Frank Fred Frederick Gareth
    Gary Gavin Geoff Geoffrey George Gerald Gerard Gillian Gladys Glen Glenn Gordon Graeme Graham Gwen
    Hannah Harold Harriet Harry Hazel Heather Helen Henry Herbert Hilary Hilda Howard Hugh Iain Ian Imran
    Irene Iris Isabel Ivor Jack Jackie Jacob Jacqueline James Jamie Jane Janet Janice Jason Jean Jennifer
    Jenny Jeremy Jessica Jill Jim Joan Joanna Joanne John Jonathan Joseph Josephine Joshua Joyce Judith
    Julia Julian Julie Karen Kate Katherine Kathleen Kathryn Keith Kelly Kenneth Kerry Kevin Kim Krishna
    Laura Lauren Lawrence Leah Leonard Leslie Lesley Lewis Liam Lilian Linda Lisa Lloyd Lorraine Louis
    Louise Lucy Luke Lynn Lynne Malcolm Mandy Margaret Maria Marian Marie Marion Marjorie Martin Martyn
    Mary Matthew Maureen Maurice Mavis Megan Melanie Michael Michelle Mike Miriam Mohammad Mohammed
    Moira Molly Monica Morag Muhammad Muriel Nadia Nancy Naomi Natalie Neil Nicholas Nick Nicola Nigel Nora
    Norma Norman Olive Oliver Olivia Omar Owen Pamela Patricia Patrick Paul Paula Pauline Peggy Penelope
    Peter Philip Phillip Phyllis Priya Rachel Rajesh Ralph Ravi Raymond Rebecca Reginald Rhys Richard Rita
    Robert Robin Rodney Roger Roland Ronald Rosemary Ross Roy Russell Ruth Ryan Salma Samantha Samuel
    Sandra Sanjay Sarah Scott Sean Sharon Sheila Shirley Sian Simon Sonia Sophie Stanley Stella Stephanie
    Stephen Steve Steven Stuart Sunil Susan Suzanne Sylvia Tahir Tanya Teresa Terence Terry Thelma Theresa
    Thomas Timothy Tina Tony Tracey Tracy Trevor Usha Valerie Vanessa Vera Vernon Veronica Vijay Vincent
    Violet Vivien Walter Wayne Wendy Wilfred William Winifred Yasmin Yvonne Zara Zoe
    """
)


def with_initials(name: str) -> str:
    """`G. Sykes` for "Graham Sykes"; nothing for one word."""
    *given, surname = name.split()
    return f"{' '.join(f'{one[0]}.' for one in given)} {surname}" if given else ""


def names_in(text: str) -> list[str]:
    """The people and companies that a text names in full, each once."""
    found = [*filter(_is_somebody, _PERSON.findall(text)), *_companies(text)]
    names = list(dict.fromkeys(" ".join(one.split()) for one in found))
    for other in (" ".join(one.split()) for one in (*_by_given(text), *_by_initials(text))):
        if not any(one.endswith(other) for one in names):
            names.append(other)
    return names


def _is_somebody(addressed: str) -> bool:
    """Whether a name stands behind a title: not in `Mr Chairman`, nor in `Dear Sir Thank you`."""
    return re.split(r"[\s,]+|['’]s\b", addressed)[1] not in _OFFICES


def _companies(text: str) -> Iterator[str]:
    """A sentence may begin with what is no part of the name: "Because Harrow Data Ltd is cheap".

    Nor need a line that ends in capitals before it be; of both, the name that stands on a line is one.
    """
    for found in _COMPANY.findall(text):
        last_line = found.rpartition("\n")[2]
        for name in dict.fromkeys((found, last_line)):
            words = name.split()
            while len(words) > 2 and words[0] in _OPENERS:
                del words[0]
            company = " ".join(words)
            if len(words) > 1 and not (words[-1] in _ANYBODY and are_ordinary(company)):
                yield company


def _by_initials(text: str) -> Iterator[str]:
    """`G. Sykes`, `J. R. Sykes`; and not `Part B. Costs`, nor a lettered heading."""
    for found in _INITIALS.finditer(text):
        before = _BEFORE.search(text[max(0, found.start() - _NEAR) : found.start()])
        lettered = before is None or before[0].casefold() in _LETTERED
        if lettered and found["name"].count(".") == 1:
            continue
        if found["surname"] not in _NO_SURNAME:
            yield found["name"]


def _by_given(text: str) -> Iterator[str]:
    """`Gordon Sykes`, `Mary Anne Lee`; and not `Victoria Road`."""
    for found in _GIVEN.finditer(text):
        following = found["next"]
        if found["given"] not in _GIVEN_NAMES or following in _NO_SURNAME | _PLACES:
            continue
        more = found["more"].split()
        if not more or following not in _GIVEN_NAMES:
            yield found["name"].removesuffix(found["more"])
        elif more[-1] not in _NO_SURNAME | _PLACES:
            yield found["name"]
