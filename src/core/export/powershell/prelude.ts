import { printableAscii } from '../script/printable.js';
import type { Caller, Program } from '../script/program.js';
import { psQuote } from './quote.js';

/** Everything before the first step. Works with Windows PowerShell 5.1 and PowerShell 7. */
export function psPrelude({ header, identities }: Program): readonly string[] {
  return [
    '#Requires -Version 5.1',
    ...header.map((line) => `# ${printableAscii(line)}`),
    '',
    "$ErrorActionPreference = 'Stop'",
    'Set-StrictMode -Version 2.0',
    '# Exit codes of aws are looked at below.',
    '$PSNativeCommandUseErrorActionPreference = $false',
    "$PSNativeCommandArgumentPassing = 'Standard'",
    '',
    '# The AWS CLI repeats what is throttled. Its legacy mode does not repeat what a quota forbids.',
    "$env:AWS_RETRY_MODE = 'legacy'",
    "$env:AWS_MAX_ATTEMPTS = '6'",
    '',
    ...profileLines(identities[0]),
    ...functions(identities),
  ];
}

/** The user's own choice of credentials goes before the plan's profile. */
function profileLines(own: Caller | undefined): readonly string[] {
  if (!own || own.profile === '') return ["$OwnProfile = ''"];
  return [
    `$OwnProfile = ${psQuote(own.profile)}`,
    'if ($env:AWS_PROFILE -or $env:AWS_ACCESS_KEY_ID -or $env:AWS_WEB_IDENTITY_TOKEN_FILE -or',
    '    $env:AWS_CONTAINER_CREDENTIALS_RELATIVE_URI -or $env:AWS_CONTAINER_CREDENTIALS_FULL_URI) {',
    "  $OwnProfile = ''",
    '}',
  ];
}

/** The name of an identity inside the script. */
export function psWho(at: number): string {
  return at === 0 ? "'own'" : `'other_${at}'`;
}

function chooser({ profile, region }: Caller, at: number): string {
  const named = psQuote(`--profile=${profile}`);
  const where = psQuote(`--region=${region}`);
  const options =
    at === 0
      ? `$(if ($OwnProfile) { '--profile=' + $OwnProfile }), ${where}`
      : `${named}, ${where}`;
  return `    ${psWho(at)} { @(${options}) }`;
}

function functions(identities: readonly Caller[]): readonly string[] {
  return `
$Current = 'The start'
$Started = [DateTime]::UtcNow
$Limit = 0
$Pause = 0
$WaitingFor = ''
$Answer = @()
$Refused = ''

# Says what comes now.
function Start-Step([string] $Title) {
  $script:Current = $Title
  Write-Host $Title
}

# Ends the script.
function Stop-Script([string] $Why, [string] $Help) {
  [Console]::Error.WriteLine($script:Current)
  [Console]::Error.WriteLine('  ' + $Why)
  [Console]::Error.WriteLine('  ' + $Help)
  exit 1
}

# Before 7.3 PowerShell does not escape the double quotes in an argument of a program.
function ConvertTo-NativeArgument([string] $Text) {
  if ($PSVersionTable.PSVersion -ge [version] '7.3') { return $Text }
  $Text = $Text -replace '(\\\\*)"', '$1$1\\"'
  if ($Text -match '\\s') { $Text = $Text -replace '(\\\\+)$', '$1$1' }
  return $Text
}

# Calls AWS. The words of its answer are then in $Answer; if it refused with one of the tolerated codes,
# that is in $Refused. False where asking again may help.
function Invoke-Aws([string] $Who, [string[]] $Tolerated, [string[]] $Arguments) {
  $options = switch ($Who) {
${identities.map(chooser).join('\n')}
  }
  $all = @(@($options) + $Arguments + @('--output', 'text') | Where-Object { $_ } |
    ForEach-Object { ConvertTo-NativeArgument $_ })
  $script:Answer = @()
  $script:Refused = ''
  # What aws writes on standard error must not end the script before it was read.
  $ErrorActionPreference = 'Continue'
  $lines = @(& $AwsProgram @all 2>&1)
  $code = $LASTEXITCODE
  $ErrorActionPreference = 'Stop'
  if ($code -eq 0) {
    $said = @($lines | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] })
    $script:Answer = @(($said -join ' ') -split '\\s+' | Where-Object { $_ -and $_ -cne 'None' })
    return $true
  }
  $why = ((@($lines) | ForEach-Object { [string] $_ }) -join ' ').Trim()
  foreach ($one in @($Tolerated)) {
    if (-not $one) { continue }
    if ($why.Contains('(' + $one + ')') -or $why.Contains('[' + $one + ']') -or $why.Contains($one + ' with')) {
      $script:Refused = $one
      return $true
    }
  }
  $passing = '\\((Throttling|ServiceUnavailable)|\\((RequestLimitExceeded|TooManyRequestsException|InternalError|' +
    'InternalFailure|InternalServiceErrorException|ServerException|Unavailable)\\)|\\[RSLVR-00201\\]|' +
    'Could not connect|Connection was closed|timeout on endpoint'
  if ($why -cmatch $passing) {
    $script:Refused = $why
    return $false
  }
  $help = 'What was done stays done. Put right what is wrong and run the script again: it goes on where it stopped.'
  if ($why -cmatch 'AccessDenied|UnauthorizedOperation|not authorized') {
    $help = 'Let this role do what the step needs (its comment begins with "IAM:"), then run the script again.'
  } elseif ($why -cmatch 'ExpiredToken|token has expired|Unable to locate credentials|could not be found') {
    $help = 'Sign in (aws sso login, or new keys), then run the script again: it goes on where it stopped.'
  } elseif ($why -cmatch 'LimitExceeded') {
    $help = 'A quota is used up. Ask for more in Service Quotas or remove what is not used, then run the script again.'
  }
  if (-not $why) { $why = 'aws ended with code ' + $code + '.' }
  Stop-Script $why $help
}

# A word of the answer; nothing where it has fewer.
function Get-Word([int] $At) {
  if ($script:Answer.Count -gt $At) { return [string] $script:Answer[$At] }
  return ''
}

# Begins a wait; Test-Again is true until it is over, and pauses.
function Start-Waiting([string] $What, [int] $Seconds) {
  $script:WaitingFor = $What
  $script:Limit = $Seconds
  $script:Started = [DateTime]::UtcNow
  $script:Pause = 0
}

function Test-Again {
  if ($script:Pause -gt 0) {
    if (([DateTime]::UtcNow - $script:Started).TotalSeconds -ge $script:Limit) {
      $last = ($script:Answer -join ' ') + $script:Refused
      Stop-Script ('Not there after ' + $script:Limit + ' seconds: ' + $script:WaitingFor + '. AWS said last: ' + $last) (
        'It may only take longer than usual. Look at it in the console, then run the script again.')
    }
    Start-Sleep -Seconds $script:Pause
  }
  if ($script:Pause -lt 5) { $script:Pause += 1 }
  return $true
}

# Whether two lists have a word in common.
function Test-Meet([string[]] $List, [string[]] $Other) {
  foreach ($one in @($List)) { if (@($Other) -ccontains $one) { return $true } }
  return $false
}

# Whether two lists are the same words, in any order.
function Test-Same([string[]] $List, [string[]] $Other) {
  if (@($List).Count -ne @($Other).Count) { return $false }
  foreach ($one in @($List)) { if (@($Other) -cnotcontains $one) { return $false } }
  return $true
}

$AwsProgram = Get-Command aws -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $AwsProgram) {
  Stop-Script 'There is no aws on the PATH.' 'Nothing was changed. Install the AWS CLI, then run the script again.'
}
if (@('.cmd', '.bat') -contains $AwsProgram.Extension) {
  Stop-Script 'This aws is a batch file, to which no text can be handed safely.' (
    'Nothing was changed. Install the AWS CLI version 2, whose aws is a program, then run the script again.')
}`.split('\n');
}
