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
amount-word-paid = paid | we have paid | we paid | payment
amount-word-signed = signed | we have signed | we signed

## What may stand beside them

answer-also = and
answer-thanks = thanks | thank you | many thanks | best regards | kind regards | warm regards | with best regards | regards | yours sincerely | sincerely | sincerely yours
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

## Words by which somebody decides in a reply to a notice; what begins with none of them goes to a person

decision-word-approved = agree | agreed | we agree | I agree | we are in agreement | approve | approved | we approve | I approve | accept | accepted | we accept | ok | okay | no objection | no objections | we have no objection | we have no objections | I have no objection | I have no objections | without objection | we do not object | I do not object | do not object | we don’t object
decision-word-returned = return | returned | we return | sent back | send back | we send it back
decision-word-objected = object | objection | objections | we object | I object | we have an objection | we have objections | our objection | we wish to object | we must object
decision-word-time_requested = time | more time | need time | need more time | we need time | we need more time | I need more time | we request more time | we request time | extension | we request an extension | request for more time
decision-word-abstained = abstain | abstained | abstention | we abstain | I abstain
decision-word-remarked = remark | remarks | editorial remark | editorial remarks | editorial comment | editorial comments | comment | we have a remark
decision-fillers = to | with | the | this | that | it | its | text | texts | draft | document | declaration | proposal | wording | adoption | approval | silence | procedure | as | circulated | proposed | presented | submitted | from | on | our | side | part | in | full | fully | hereby | of | whole | please | proceed | go | ahead
decision-versions = rev | revision | version | v
decision-reservations = with reservation | with a reservation | with one reservation | with reservations | with the reservation that | with the following reservation
decision-toward = to | to the | on | on the | against | against the | with | regarding | concerning | about
decision-because = because | since | as | for the reason that | the reason is | reason
decision-withdrawals = nothing | withdraw | withdrawn | we withdraw | is withdrawn | lifted | is lifted | dropped | resolved | settled

## How paragraphs are named

paragraph-operative = OP | OPs | operative paragraph | operative paragraphs | operative para | operative paras
paragraph-preambular = PP | PPs | preambular paragraph | preambular paragraphs | preambular para | preambular paras
paragraph-any = para | paras | par | pars | paragraph | paragraphs | the paragraph | the paragraphs | article | articles | section | sections
