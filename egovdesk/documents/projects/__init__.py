"""What is told of projects: how each stands, its business case, its highlight reports, the programme's."""
