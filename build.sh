#!/usr/bin/env bash
# Compiles the build when its inputs changed, then runs it. All arguments are the build's: ./build.sh --target=Up
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
artifacts=$root/artifacts
build=$artifacts/bin/Build/release/Build.dll
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1

fail() {
  printf 'build.sh: %s\n' "$@" >&2
  exit 1
}

require_sdk() {
  local install='Install the .NET 10 SDK: "sudo apt-get install dotnet-sdk-10.0", "brew install dotnet-sdk" or see https://dot.net/download'
  command -v dotnet >/dev/null || fail 'dotnet is not on PATH.' "$install"
  local version
  version=$(cd "$root" && dotnet --version 2>&1) || fail "No .NET SDK here satisfies global.json:" "$version" "$install"
}

# --feed=full|partial, or what a restore finds out; remembered until the package versions change.
choose_feed() {
  local asked='' argument previous='' versions feed=$artifacts/package-feed.props
  for argument in "$@"; do
    case $argument in --feed=*) asked=${argument#--feed=} ;; esac
    [[ $previous != --feed ]] || asked=$argument
    previous=$argument
  done
  case $asked in '' | full | partial) ;; *) fail "--feed=$asked is not known: give full or partial." ;; esac
  versions=$(cksum <"$root/Directory.Packages.props")
  if [[ -z $asked ]]; then
    if grep -qsF "versions: $versions " "$feed"; then return; fi
    asked=$(probe_feed)
  elif grep -qsF "<PackageFeed>$asked<" "$feed" && grep -qsF "versions: $versions " "$feed"; then
    return
  fi
  mkdir -p "$artifacts"
  printf '<!-- versions: %s -->\n<Project>\n  <PropertyGroup>\n    <PackageFeed>%s</PackageFeed>\n  </PropertyGroup>\n</Project>\n' "$versions" "$asked" >"$feed"
}

probe_feed() {
  local answer
  require_sdk
  if answer=$(dotnet restore "$root/src/Compat/FeedProbe" -p:PackageFeed=full -v quiet 2>&1); then
    echo full
  elif grep -qE 'NU110[123]' <<<"$answer"; then
    echo 'The package feed lacks some of the packages: the stand-ins in src/Compat are used.' >&2
    echo partial
  else
    fail 'The package feed could not be asked:' "$answer" 'Check the network and nuget.config, or choose with --feed=full or --feed=partial.'
  fi
}

inputs() {
  local files=("$root"/Directory.* "$root/global.json" "$root/.editorconfig" "$artifacts/package-feed.props")
  { find "$root/build" "$root/src/Stack" "$root/src/Compat" -type f && printf '%s\n' "${files[@]}"; } |
    LC_ALL=C sort | tr '\n' '\0' | xargs -0 cksum | cksum
}

compile() {
  local output
  require_sdk
  echo 'Compiling the build (its inputs changed)' >&2
  output=$(dotnet build "$root/build" -c Release -v quiet -nologo -p:UseSharedCompilation=false -p:RunAnalyzers=false 2>&1) || fail 'The build itself does not compile:' "$output"
  inputs >"$artifacts/build.stamp"
}

is_current() {
  [[ -f $build && -f $artifacts/build.stamp && $(inputs) == "$(<"$artifacts/build.stamp")" ]]
}

mkdir -p "$artifacts"
choose_feed "$@"
if ! is_current; then
  (
    if command -v flock >/dev/null; then flock 9; fi
    if ! is_current; then compile; fi
  ) 9>"$artifacts/build.lock"
fi
exec dotnet "$build" "$@"
