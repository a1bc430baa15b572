; Inno Setup 6: one installer for one user, without administrator rights. UNTESTED.
; Called by scripts/build-windows.ps1, which defines Version.
#ifndef Version
  #error Version is not defined; run scripts/build-windows.ps1
#endif

[Setup]
AppId={{6B0A3C0E-6F0B-4E7B-9C57-0D9F3B8F4E21}
AppName=podplayer
AppVersion={#Version}
AppPublisher=The podplayer developers
DefaultDirName={autopf}\podplayer
DefaultGroupName=podplayer
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=podplayer-{#Version}-windows-x64
SetupIconFile=..\..\build\podplayer.ico
UninstallDisplayIcon={app}\podplayer.exe
Compression=lzma2/max
SolidCompression=yes
ChangesAssociations=yes

[Tasks]
Name: desktopicon; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "..\..\build\folder\podplayer\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\podplayer"; Filename: "{app}\podplayer.exe"
Name: "{autodesktop}\podplayer"; Filename: "{app}\podplayer.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\podcast"; ValueType: string; ValueData: "URL:podcast"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\podcast"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\podcast\shell\open\command"; ValueType: string; ValueData: """{app}\podplayer.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\feed"; ValueType: string; ValueData: "URL:feed"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\feed"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\feed\shell\open\command"; ValueType: string; ValueData: """{app}\podplayer.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.opml\OpenWithProgids"; ValueType: string; ValueName: "podplayer.opml"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\podplayer.opml"; ValueType: string; ValueData: "OPML list"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\podplayer.opml\shell\open\command"; ValueType: string; ValueData: """{app}\podplayer.exe"" ""%1"""

[Run]
Filename: "{app}\podplayer.exe"; Description: "{cm:LaunchProgram,podplayer}"; Flags: nowait postinstall skipifsilent
