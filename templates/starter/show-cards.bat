@echo off
cd /d "%~dp0"
rbaccards watch
pause
