# English is the text that every other language is held against.

## Words that mails and reports share (domain vocabulary)

language-name = English
language-en = English
language-fr = French
language-es = Spanish
language-ru = Russian
language-ar = Arabic
language-az = Azerbaijani
percent = { $number }%
label = { $text }:
of-total = { $part } of { $whole }
not-assessed = not assessed
coordinator = Coordinator
lead = Lead
contributor = Contributor
observer = Observer

# What people set.
state-not_started = Not started
state-in_progress = In progress
state-submitted = Awaiting approval
state-contributions_missing = Lead has delivered; contributions missing
state-handed_in = Lead has delivered
state-returned = Returned for revision
state-completed = Completed
state-blocked = Blocked
state-on_hold = On hold
state-cancelled = Cancelled

# What is derived.
health-completed = Completed
health-completed_late = Completed late
health-cancelled = Cancelled
health-on_track = On track
health-not_begun = Not begun, not due
health-due_soon = Due soon
health-at_risk = At risk
health-overdue = Overdue
health-no_report = No report

# Why a partner is not heard from.
unheard-not_reached = Not reached
unheard-silent = No answer

# How an objective is rated.
rating-achieved = Achieved
rating-on_track = On track
rating-partly_on_track = Partly on track
rating-off_track = Off track
rating-partly_achieved = Partly achieved
rating-not_achieved = Not achieved
rating-not_assessed = Not assessed

kind-host_government = Host government
kind-intergovernmental_organization = Intergovernmental organization
kind-regional_organization = Regional organization
kind-member_state = Member State
kind-civil_society = Civil society
kind-private_sector = Private sector
kind-academia = Academia
kind-artists = Artists
kind-media = Media
kind-youth = Youth

function-focal_point = Focal point
function-alternate = Alternate focal point
function-head_of_unit = Head of unit
function-director = Director
function-ministers_office = Minister’s office

level-output = Output
level-outcome = Outcome
level-impact = Impact

measure-unit = Number
measure-percentage = Percentage
measure-nominal = Category
measure-ordinal = Ranked category
measure-qualitative = Description

confidence-high = high
confidence-medium = medium
confidence-low = low
confidence-sample = none, a sample figure

unit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
unit-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
unit-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
unit-tasks = { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
unit-inputs = { $count ->
    [one] { $count } input
   *[other] { $count } inputs
}
unit-partners = { $count ->
    [one] { $count } partner
   *[other] { $count } partners
}
