#!/usr/bin/env pwsh
# Compiles the build when its inputs changed, then runs it. All arguments are the build's: ./build.ps1 --target=Up
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$artifacts = Join-Path $root 'artifacts'
$build = Join-Path $artifacts 'bin/Build/release/Build.dll'
$feedFile = Join-Path $artifacts 'package-feed.props'
$stamp = Join-Path $artifacts 'build.stamp'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_GENERATE_ASPNET_CERTIFICATE = 'false'
$env:MSBUILDDISABLENODEREUSE = '1'

function Stop-Build([string[]] $lines) {
  $lines | ForEach-Object { [Console]::Error.WriteLine("build.ps1: $_") }
  exit 1
}

function Assert-Sdk {
  $install = 'Install the .NET 10 SDK: "winget install Microsoft.DotNet.SDK.10", "brew install dotnet-sdk" or see https://dot.net/download'
  if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Stop-Build 'dotnet is not on PATH.', $install }
  Push-Location $root
  try { $version = dotnet --version 2>&1 | Out-String } finally { Pop-Location }
  if ($LASTEXITCODE -ne 0) { Stop-Build 'No .NET SDK here satisfies global.json:', $version, $install }
}

# --feed=full|partial, or what a restore finds out; remembered until the package versions change.
function Set-Feed([string[]] $arguments) {
  $asked = ''
  for ($i = 0; $i -lt $arguments.Count; $i++) {
    if ($arguments[$i] -like '--feed=*') { $asked = $arguments[$i].Substring(7) }
    elseif ($arguments[$i] -eq '--feed' -and $i + 1 -lt $arguments.Count) { $asked = $arguments[$i + 1] }
  }
  if ($asked -notin '', 'full', 'partial') { Stop-Build "--feed=$asked is not known: give full or partial." }
  $versions = (Get-FileHash (Join-Path $root 'Directory.Packages.props') -Algorithm SHA256).Hash
  $known = if (Test-Path $feedFile) { Get-Content $feedFile -Raw } else { '' }
  $remembered = $known.Contains("versions: $versions ")
  if ($remembered -and ($asked -eq '' -or $known.Contains("<PackageFeed>$asked<"))) { return }
  if ($asked -eq '') { $asked = Find-Feed }
  Set-Content $feedFile "<!-- versions: $versions -->`n<Project>`n  <PropertyGroup>`n    <PackageFeed>$asked</PackageFeed>`n  </PropertyGroup>`n</Project>"
}

function Find-Feed {
  Assert-Sdk
  $answer = dotnet restore (Join-Path $root 'src/Compat/FeedProbe') -p:PackageFeed=full -v quiet 2>&1 | Out-String
  if ($LASTEXITCODE -eq 0) { return 'full' }
  if ($answer -match 'NU110[123]') {
    [Console]::Error.WriteLine('The package feed lacks some of the packages: the stand-ins in src/Compat are used.')
    return 'partial'
  }
  Stop-Build 'The package feed could not be asked:', $answer, 'Check the network and nuget.config, or choose with --feed=full or --feed=partial.'
}

function Get-Inputs {
  $folders = 'build', 'src/Stack', 'src/Compat' | ForEach-Object { Join-Path $root $_ }
  $files = @(Get-ChildItem $folders -Recurse -File) + @(Get-ChildItem $root -File -Filter 'Directory.*') +
    @(Get-Item (Join-Path $root 'global.json'), (Join-Path $root '.editorconfig'), $feedFile -Force)
  ($files | Sort-Object FullName | Get-FileHash -Algorithm SHA256 | ForEach-Object { "$($_.Hash) $($_.Path)" }) -join "`n"
}

New-Item -ItemType Directory -Force $artifacts | Out-Null
Set-Feed $args
$inputs = Get-Inputs
if (-not ((Test-Path $build) -and (Test-Path $stamp) -and ((Get-Content $stamp -Raw).TrimEnd() -eq $inputs))) {
  Assert-Sdk
  [Console]::Error.WriteLine('Compiling the build (its inputs changed)')
  $output = dotnet build (Join-Path $root 'build') -c Release -v quiet -nologo -p:UseSharedCompilation=false -p:RunAnalyzers=false 2>&1 | Out-String
  if ($LASTEXITCODE -ne 0) { Stop-Build 'The build itself does not compile:', $output }
  Set-Content $stamp $inputs
}
dotnet $build @args
exit $LASTEXITCODE
