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
amount-word-paid = ödənilib | ödənildi | ödəmişik | köçürülüb
amount-word-signed = imzalanıb | imzalandı | imzalamışıq

## What may stand beside them

answer-also = və
answer-thanks = təşəkkürlər | təşəkkür edirəm | təşəkkür edirik | sağ olun | hörmətlə
answer-greetings = hörmətli | salam | əziz | sabahınız xeyir | günortanız xeyir | zati-aliləri

# These make an answer uncertain: `done, but the annex is missing`

answer-negations = deyil | yox | yoxdur | heç
answer-doubts = hələ | amma | lakin | ancaq | başqa | əgər | tezliklə | sabah | demək olar ki

## Dates

written-month-1 = yanvar | yan | yanvara | yanvaradək | yanvarda | yanvarı | yanvarın
written-month-2 = fevral | fev | fevrala | fevraladək | fevralda | fevralı | fevralın
written-month-3 = mart | mar | marta | martadək | martda | martı | martın
written-month-4 = aprel | apr | aprelə | aprelədək | apreldə | apreli | aprelin
written-month-5 = may | maya | mayadək | mayda | mayı | mayın
written-month-6 = iyun | iyn | iyuna | iyunadək | iyunda | iyunu | iyunun
written-month-7 = iyul | iyl | iyula | iyuladək | iyulda | iyulu | iyulun
written-month-8 = avqust | avq | avqusta | avqustadək | avqustda | avqustu | avqustun
written-month-9 = sentyabr | sen | sentyabra | sentyabradək | sentyabrda | sentyabrı | sentyabrın
written-month-10 = oktyabr | okt | oktyabra | oktyabradək | oktyabrda | oktyabrı | oktyabrın
written-month-11 = noyabr | noy | noyabra | noyabradək | noyabrda | noyabrı | noyabrın
written-month-12 = dekabr | dek | dekabra | dekabradək | dekabrda | dekabrı | dekabrın
written-weekdays = bazar ertəsi | çərşənbə axşamı | çərşənbə | cümə axşamı | cümə | şənbə | bazar
written-before = |
written-after = qədər | kimi | tarixi | tarixində | tarixinə | tarixinədək | tarixinə qədər | tarixinə kimi
written-within = |
written-ordinals = ci | cı | cu | cü | i | ı | u | ü | si | sı | su | sü | də | da | dək | dan | dən | nə | na | inə | ına | unə | una | ünə | sinə | sına | nədək | nadək
written-years = il | ilə | ilədək | ci il | cı il | cu il | cü il | ci ilə | cı ilə | cu ilə | cü ilə | ci ilədək | cı ilədək | cu ilədək | cü ilədək

## What mail programs add

quoted-labels = kimdən | göndərilib | göndərildi | tarix | kimə | mövzu
quoted-original = orijinal mesaj | ilkin mesaj | yönləndirilmiş mesaj
sent-from-device = göndərildi mənim | mənim iphone
absence-subjects = avtomatik cavab | ofisdə deyiləm | məzuniyyətdəyəm
absence-until = qədər | tarixinədək | qayıdacağam
banner-tags = xarici | xarici məktub | xarici e-poçt
banner-says = xarici mənbədən | xarici e-poçt | xarici göndərən | təşkilatdan kənardan

## Words by which somebody decides in a reply to a notice; what begins with none of them goes to a person

decision-word-approved = razıyıq | razıyam | biz razıyıq | razılıq | təsdiq edirik | təsdiq edirəm | təsdiqləyirik | təsdiq olunur | qəbul edirik | etiraz yoxdur | etirazımız yoxdur | etirazım yoxdur | etiraz etmirik | etirazsız
decision-word-returned = geri qaytarılır | qaytarılır | qaytarırıq | qaytarıldı
decision-word-objected = etiraz | etiraz edirik | etiraz edirəm | etirazımız var | etirazlar | əleyhinəyik
decision-word-time_requested = vaxt | əlavə vaxt | vaxt lazımdır | əlavə vaxt lazımdır | bizə vaxt lazımdır | müddətin uzadılması
decision-word-abstained = bitərəf | bitərəfik | bitərəf qalırıq | bitərəf qalıram
decision-word-remarked = qeyd | redaktə qeydi | redaksiya qeydi
decision-fillers = mətn | mətnlə | mətnə | layihə | layihə ilə | sənəd | sənədlə | bu | ilə | tam | tamamilə | təklif | versiya | versiya ilə | redaksiya | prosedur
decision-versions = red | redaksiya | versiya
decision-reservations = qeyd-şərtlə | bir qeyd-şərtlə
decision-toward = əleyhinə
decision-because = çünki | səbəb | ona görə ki
decision-withdrawals = heç nə | heç nəyə | geri götürülür | geri götürüldü | geri götürürük | aradan qalxdı

## How paragraphs are named

paragraph-operative = təsdiqedici bənd | qərar bəndi
paragraph-preambular = preambula bəndi | preambulanın bəndi
paragraph-any = bənd | bəndlər | bəndə | bəndinə | bəndlərə | maddə | maddəyə | abzas
