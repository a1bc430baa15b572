# Build dist\podplayer-VERSION-windows-x64.exe (the small package). UNTESTED.
# Needs Python 3.11 or newer and Inno Setup 6 (iscc on the PATH).
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
$version = (Select-String -Path podplayer\__init__.py -Pattern '^__version__ = "(.*)"$').Matches[0].Groups[1].Value

function Invoke-Checked([string]$Program, [string[]]$Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

if (-not (Test-Path build\venv)) { Invoke-Checked py @("-3", "-m", "venv", "build\venv") }
$python = "build\venv\Scripts\python.exe"
Invoke-Checked $python @("-m", "pip", "install", "-q", "uv==0.13.9")
$env:VIRTUAL_ENV = (Resolve-Path build\venv).Path
$uv = "build\venv\Scripts\uv.exe"
Invoke-Checked $uv @("pip", "install", "-q", "--no-deps", "--require-hashes", "-r", "packaging\requirements.lock")
Invoke-Checked $uv @("pip", "install", "-q", "--no-deps", "--require-hashes", "-r", "packaging\requirements-models.lock")
Invoke-Checked $uv @("pip", "install", "-q", "pyinstaller==6.22.3")
$env:QT_QPA_PLATFORM = "offscreen"
Invoke-Checked $python @("packaging\icons.py", "build\podplayer.ico")
Invoke-Checked $python @("-m", "PyInstaller", "--noconfirm", "--distpath", "build\folder", "--workpath", "build\work", "packaging\podplayer.spec")
Invoke-Checked iscc @("/DVersion=$version", "packaging\windows\podplayer.iss")
