@echo off
rem Check everything: format, lint, types, import contracts, tests. What follows goes to pytest.
setlocal
set "root=%~dp0.."
if "%PYTHON%"=="" (
  set "PYTHON=python"
  where py >nul 2>nul && set "PYTHON=py -3"
)
for /f "usebackq delims=" %%p in (`%PYTHON% "%root%\packaging\environment.py" --dev`) do set "env_python=%%p"
if "%env_python%"=="" exit /b 1
"%env_python%" "%root%\packaging\check.py" %*
