import { printable } from '../script/printable.js';
import type { Caller, Program } from '../script/program.js';
import { bashQuote } from './quote.js';

/** Everything before the first step. Works with the bash 3.2 of macOS. */
export function bashPrelude({ header, identities }: Program): readonly string[] {
  return [
    '#!/usr/bin/env bash',
    ...header.map((line) => `# ${printable(line)}`),
    '#',
    '# Names stand between single quotes as they are, literals of JMESPath between backquotes:',
    '# shellcheck disable=SC1003,SC1112,SC2016',
    'set -euo pipefail',
    '# What AWS answers is never a pattern of file names.',
    'set -f',
    '',
    ...settings,
    '',
    ...profileLines(identities[0]),
    ...functions(identities),
  ];
}

const settings = [
  '# The AWS CLI repeats what is throttled. Its legacy mode does not repeat what a quota forbids.',
  'export AWS_RETRY_MODE=legacy AWS_MAX_ATTEMPTS=6',
];

/** The user's own choice of credentials goes before the plan's profile. */
function profileLines(own: Caller | undefined): readonly string[] {
  if (!own || own.profile === '') return ["profile=''"];
  return [
    `profile=${bashQuote(own.profile)}`,
    'if [ -n "${AWS_PROFILE:-}${AWS_ACCESS_KEY_ID:-}${AWS_WEB_IDENTITY_TOKEN_FILE:-}" ] ||',
    '  [ -n "${AWS_CONTAINER_CREDENTIALS_RELATIVE_URI:-}${AWS_CONTAINER_CREDENTIALS_FULL_URI:-}" ]; then',
    "  profile=''",
    'fi',
  ];
}

/** The name of an identity inside the script. */
export function bashWho(at: number): string {
  return at === 0 ? 'own' : `other_${at}`;
}

function chooser({ profile, region }: Caller, at: number): string {
  const options = [
    at === 0 ? '${profile:+"--profile=$profile"}' : bashQuote(`--profile=${profile}`),
    bashQuote(`--region=${region}`),
  ];
  return `    ${bashWho(at)}) set -- ${options.join(' ')} "$@" ;;`;
}

function functions(identities: readonly Caller[]): readonly string[] {
  return `
current='The start'
started=0
limit=0
pause=0
waiting_for=''
answer=()
refused=''

# step TITLE: says what comes now.
step() {
  current=$1
  printf '%s\\n' "$1"
}

# stop WHY HELP: ends the script.
stop() {
  printf '%s\\n' "$current" "  $1" "  $2" >&2
  exit 1
}

# ask WHO TOLERATED ARGUMENT...: calls AWS. The words of its answer are then in answer; if it refused
# with one of the codes in TOLERATED, that is in refused. Returns 1 where asking again may help.
ask() {
  local who=$1 tolerated=$2 all code why one
  shift 2
  case $who in
${identities.map(chooser).join('\n')}
  esac
  answer=()
  refused=''
  # What aws complains comes first, then its exit code and its answer, each after a record separator.
  all=$({
    code=0
    one=$(aws "$@" --output text 2>&3) || code=$?
    printf '\\036%s\\036%s' "$code" "$one"
  } 3>&1)
  one=\${all##*$'\\036'}
  all=\${all%$'\\036'*}
  code=\${all##*$'\\036'}
  why=\${all%$'\\036'*}
  if [ "$code" -eq 0 ]; then
    for one in $one; do
      [ "$one" = None ] || answer+=("$one")
    done
    return 0
  fi
  while [ -n "$tolerated" ]; do
    one=\${tolerated%%|*}
    tolerated=\${tolerated#"$one"}
    tolerated=\${tolerated#'|'}
    case $why in
      *"($one)"* | *"[$one]"* | *"$one with"*)
        refused=$one
        return 0
        ;;
    esac
  done
  case $why in
    *'(Throttling'* | *'(RequestLimitExceeded)'* | *'(TooManyRequestsException)'* | *'[RSLVR-00201]'* | \\
      *'(InternalError)'* | *'(InternalFailure)'* | *'(InternalServiceErrorException)'* | \\
      *'(ServerException)'* | *'(ServiceUnavailable'* | *'(Unavailable)'* | \\
      *'Could not connect'* | *'Connection was closed'* | *'timeout on endpoint'*)
      refused=$why
      return 1
      ;;
    *AccessDenied* | *UnauthorizedOperation* | *'not authorized'*)
      one='Let this role do what the step needs (its comment begins with "IAM:"), then run the script again.'
      ;;
    *ExpiredToken* | *'token has expired'* | *'Unable to locate credentials'* | *'could not be found'*)
      one='Sign in (aws sso login, or new keys), then run the script again: it goes on where it stopped.'
      ;;
    *LimitExceeded*)
      one='A quota is used up. Ask for more in Service Quotas or remove what is not used, then run the script again.'
      ;;
    *)
      one='What was done stays done. Put right what is wrong and run the script again: it goes on where it stopped.'
      ;;
  esac
  [ -n "$why" ] || why="aws ended with code $code."
  stop "$why" "$one"
}

# wait_for WHAT SECONDS: begins a wait; again is true until it is over, and pauses.
wait_for() {
  waiting_for=$1
  limit=$2
  started=$SECONDS
  pause=0
}

again() {
  if [ "$pause" -gt 0 ]; then
    if [ $((SECONDS - started)) -ge "$limit" ]; then
      stop "Not there after $limit seconds: $waiting_for. AWS said last: \${answer[*]-}$refused" \\
        'It may only take longer than usual. Look at it in the console, then run the script again.'
    fi
    sleep "$pause"
  fi
  [ "$pause" -ge 5 ] || pause=$((pause + 1))
}

# has WORD LIST...: whether the list has the word.
has() {
  local wanted=$1 one
  shift
  for one in "$@"; do
    [ "$one" != "$wanted" ] || return 0
  done
  return 1
}

# meet COUNT LIST... LIST...: whether the first COUNT words and the others have one in common.
meet() {
  local count=$1 at
  shift
  for ((at = 1; at <= count; at++)); do
    if has "\${!at}" "\${@:count+1}"; then return 0; fi
  done
  return 1
}

# same COUNT LIST... LIST...: whether they are the same words, in any order.
same() {
  local count=$1 at
  shift
  [ $(($# - count)) -eq "$count" ] || return 1
  for ((at = 1; at <= count; at++)); do
    has "\${!at}" "\${@:count+1}" || return 1
  done
}

if ! command -v aws >/dev/null; then
  stop 'There is no aws on the PATH.' 'Nothing was changed. Install the AWS CLI, then run the script again.'
fi`.split('\n');
}
