# awaiting native review

## The receipt for an answer by mail

receipt-subject = Qeydə alındı: { $what }
receipt-subject-many = { $count ->
    [one] Qeydə alındı: { $count } cavab
   *[other] Qeydə alındı: { $count } cavab
}
receipt-subject-again = Qeydə alınmadı: cavabınızı yenidən yazmağınızı xahiş edirik
receipt-intro = Məktubunuz üçün təşəkkür edirik. Qeydə alındı:
receipt-intro-none = Məktubunuz üçün təşəkkür edirik. Orada cavab kimi heç nə qeydə alına bilmədi; katiblik onu oxuyacaq.
receipt-change = Son cavab əsas götürülür: onu dəyişmək üçün məsələ açıq olduqca yenidən cavab yazın.
receipt-same = Əvvəl də belə qeydə alınmışdı.
receipt-refused = Qeydə alınmadı
receipt-problem = { $problem ->
    [which] sizdə bir neçə məsələ açıqdır: hansını nəzərdə tutduğunuzun nömrəsini yazın
    [unknown] bu nömrəli məsələ sizə aid deyil: nömrəyə yenidən baxın
    [reason] səbəbi həmin sətirdə yazın ki, başqaları da bilsin
    [lead] bu məsələyə siz rəhbərlik edirsiniz: DONE yazın və ya lazım olmadığını katibliyə bildirin
    [closed] bağlıdır, artıq cavab tələb olunmur
   *[other] bu şəkildə qeydə alına bilmədi; katiblik oxuyacaq
}
receipt-problem-day = bu gündən sonrakı bir günü yazın, məsələn { $date }
receipt-quoted = Oxuduğumuz
receipt-intro-sealed = Mesajınız üçün təşəkkür edirik. O şifrələnib və bu ünvanda açıla bilmir, buna görə heç nə qeyd edilmədi. Zəhmət olmasa, səhifədə və ya şifrələnməmiş məktubla cavab verin.
receipt-read-as = Mesajınızda simvol kodlaşdırması göstərilməyib; o, { $charset } kimi oxundu. Nəsə səhv oxunubsa, zəhmət olmasa, yenidən cavab verin.
