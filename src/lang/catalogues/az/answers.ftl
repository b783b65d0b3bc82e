# awaiting native review

# What people write in replies, and what their mail programs add: read by a program, alternatives between `|`. Capitals,
# accents, vowel marks and the forms of alef are forgiven, so one spelling is enough.

## Words that begin an answer; a word with another usual meaning at the head of a sentence does not belong here

answer-word-done = hazır | hazırdır | bitdi | edildi | tamamlandı | icra olundu | yerinə yetirildi
answer-word-partly = qismən
answer-word-date = tarix | yeni tarix | təxirə | sonra
answer-word-nil = yoxdur | qeyd yoxdur | qeydimiz yoxdur | şərh yoxdur | əlavə yoxdur | əlavəmiz yoxdur
answer-word-decline = imtina | imtina edirik | imtina edirəm
answer-word-help = kömək | yardım | kömək lazımdır
answer-word-undo = geri al | ləğv et

## What may stand beside them

answer-also = və
answer-thanks = təşəkkürlər | təşəkkür edirəm | təşəkkür edirik | sağ olun | hörmətlə
answer-greetings = hörmətli | salam | əziz | sabahınız xeyir | günortanız xeyir | zati-aliləri

# These make an answer uncertain: `done, but the annex is missing`

answer-negations = deyil | yox | yoxdur | heç
answer-doubts = hələ | amma | lakin | ancaq | başqa | əgər | tezliklə | sabah | demək olar ki

## Dates

written-month-1 = yanvar | yan
written-month-2 = fevral | fev
written-month-3 = mart | mar
written-month-4 = aprel | apr
written-month-5 = may
written-month-6 = iyun | iyn
written-month-7 = iyul | iyl
written-month-8 = avqust | avq
written-month-9 = sentyabr | sen
written-month-10 = oktyabr | okt
written-month-11 = noyabr | noy
written-month-12 = dekabr | dek
written-weekdays = bazar ertəsi | çərşənbə axşamı | çərşənbə | cümə axşamı | cümə | şənbə | bazar
written-before = |
written-within = |
written-ordinals = ci | cı | cu | cü
written-years = il | ci il | cı il | cu il | cü il

## What mail programs add

quoted-labels = kimdən | göndərilib | göndərildi | tarix | kimə | mövzu
quoted-original = orijinal mesaj | ilkin mesaj | yönləndirilmiş mesaj
sent-from-device = göndərildi mənim | mənim iphone
absence-subjects = avtomatik cavab | ofisdə deyiləm | məzuniyyətdəyəm
absence-until = qədər | tarixinədək | qayıdacağam
