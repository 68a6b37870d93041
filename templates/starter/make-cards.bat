@echo off
cd /d "%~dp0"
rbaccards build
pause
