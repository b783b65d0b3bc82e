# What people write in replies, and what their mail programs add: read by a program, alternatives between `|`. Capitals,
# accents, vowel marks and the forms of alef are forgiven, so one spelling is enough.

## Words that begin an answer; a word with another usual meaning at the head of a sentence does not belong here

answer-word-done = done | finished | completed | complete | delivered | submitted
answer-word-partly = partly | partial | partially | in part
answer-word-date = date | new date | postponed | later
answer-word-nil = nil | nil return | none | no comment | no comments | nothing to report | nothing to add | nothing to contribute
answer-word-decline = decline | declined | we decline | I decline
answer-word-help = help | please help | need help
answer-word-undo = undo | take back | retract

## What may stand beside them

answer-also = and
answer-thanks = thanks | thank you | many thanks | best regards | regards
answer-greetings = dear | hello | hi | good morning | good afternoon | good evening | greetings | excellency | sir | madam

# These make an answer uncertain: `done, but the annex is missing`

answer-negations = not | no | never | cannot | without
answer-doubts = yet | but | except | almost | nearly | if | unless | soon | tomorrow | incomplete | unfinished

## Dates

written-month-1 = january | jan
written-month-2 = february | feb
written-month-3 = march | mar
written-month-4 = april | apr
written-month-5 = may
written-month-6 = june | jun
written-month-7 = july | jul
written-month-8 = august | aug
written-month-9 = september | sept | sep
written-month-10 = october | oct
written-month-11 = november | nov
written-month-12 = december | dec
written-weekdays = monday | mon | tuesday | tue | tues | wednesday | wed | thursday | thu | thurs | friday | fri | saturday | sat | sunday | sun
written-before = on | by | until | till | to | the | for | before | no later than | not later than | at the latest on | at the latest by
written-after = at the latest | latest | please | inclusive
written-within = of
written-ordinals = st | nd | rd | th
written-years = |

## What mail programs add

quoted-labels = from | sent | date | to | cc | subject | reply-to
quoted-original = original message | forwarded message | begin forwarded message
sent-from-device = sent from | sent with | sent via | get outlook for
absence-subjects = automatic reply | auto reply | auto-reply | autoreply | out of office | out of the office | away from the office | vacation | on leave | away from my mail | away until
absence-until = until | till | back on | back in the office on | return on | returning on | returning to the office on | return to the office on | through
banner-tags = external | external email | external sender | external mail | ext
banner-says = external email | external sender | external e-mail | originated outside | originated from outside | came from outside | sent from outside | outside of the organization | outside the organization | outside your organization | outside of your organization | outside of the organisation | outside the organisation | outside your organisation | outside of your organisation | don't often get email from
