@echo off
rem Run EgovDesk on the example register.
setlocal
set "root=%~dp0.."
if "%PYTHON%"=="" (
  set "PYTHON=python"
  where py >nul 2>nul && set "PYTHON=py -3"
)
for /f "usebackq delims=" %%p in (`%PYTHON% "%root%\packaging\environment.py"`) do set "env_python=%%p"
if "%env_python%"=="" exit /b 1
"%env_python%" "%root%\packaging\run_example.py" %*
