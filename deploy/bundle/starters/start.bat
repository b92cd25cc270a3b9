@echo off
rem Starts Lianpu from this folder alone. This file is plain ASCII: cmd reads it in the code page of the machine.
rem What is to be said in Chinese stands in text files beside it, which are shown as UTF-8.
setlocal DisableDelayedExpansion
chcp 65001 >nul
pushd "%~dp0" || goto :nofolder
set "PYTHONUTF8=1"
set "PYTHONPATH="
set "PYTHONHOME="
if not defined LIANPU_HOME set "LIANPU_HOME=%~dp0var"

set "PY=%~dp0python\python.exe"
if exist "%PY%" goto :start
set "PY=%~dp0env\Scripts\python.exe"
if exist "env\ready" goto :start

set "FOUND="
for /f "usebackq delims=" %%V in ("pythons.txt") do call :try "%%V"
if not defined FOUND goto :nopython
type "messages\first.txt"
%FOUND% bundle.py setup || goto :failed

:start
pushd program
"%PY%" -m pipeline run --open %*
set "CODE=%ERRORLEVEL%"
popd
popd
if not "%CODE%"=="0" pause
exit /b %CODE%

:try
if defined FOUND exit /b 0
py -%~1 -c "pass" >nul 2>nul && set "FOUND=py -%~1" && exit /b 0
for %%P in (python python3) do call :named %%P %~1
exit /b 0

:named
if defined FOUND exit /b 0
%1 -c "import sys; sys.exit('%%d.%%d' %% sys.version_info[:2] != '%2')" >nul 2>nul && set "FOUND=%1"
exit /b 0

:nopython
type "messages\no-python.txt"
goto :stop
:failed
type "messages\failed.txt"
goto :stop
:nofolder
echo This folder cannot be opened: copy it to a disk of this computer.
:stop
pause
exit /b 2
