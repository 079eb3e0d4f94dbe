#!/bin/sh
# Stands in for the docker client where the real one can't be made to misbehave. Called by a link; beside the link,
# answers/N has a pattern of arguments and what to print. The first that fits is given.
here=$(dirname "$0")
printf '%s\n' "$*" >>"$here/calls"
for answer in "$here"/answers/*; do
  case "$*" in
    $(cat "$answer/pattern"))
      if [ -e "$answer/hangs" ]; then
        sleep 600 &
        printf '%s\n%s\n' "$$" "$!" >"$here/hanging"
        wait
      fi
      cat "$answer/output"
      cat "$answer/error" >&2
      exit "$(cat "$answer/exit")"
      ;;
  esac
done
echo "stand-in: no answer for: $*" >&2
exit 99
