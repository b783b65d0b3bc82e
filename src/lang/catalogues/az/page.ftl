# awaiting native review

## The page on which partners answer

page-heading = Cavabınız
page-heading-many = Cavablarınız
page-intro = Uyğun olanı seçin və düyməni basın. Bundan əvvəl heç nə qeydə alınmır; parol lazım deyil.
page-due = Son tarix: { $date }
page-due-past = Son tarix keçib: { $date }
page-promised = Vəd edilən gün: { $date }
page-led = Rəhbərlik edir: { $lead }
page-brings = Təqdim ediləcək: { $what }
page-said = { $date } qeydə alınıb: { $said }
page-choice-done = Hazırdır
page-choice-partly = Qismən hazırdır, qalanı sonra olacaq
page-choice-late = Daha gec olacaq
page-choice-nil = Əlavə edəcəyimiz bir şey yoxdur
page-choice-decline = Biz bunda iştirak etmirik
page-choice-hand_over = Bununla həmkarım məşğul olacaq
page-choice-help = Köməyə ehtiyacım var
page-choice-not_done = Qeydə alınanı geri götürmək
page-until = Hansı günə?
page-until-hint = Məsələn: 27 3 2027
page-day = Gün
page-month = Ay
page-year = İl
page-note = Qeyd
page-note-hint = Nə çatışmır, niyə və ya nə lazımdır. Digər iştirakçılar onu oxuyacaq.
page-link = Sənəd haradadır (istəyə bağlı)
page-link-hint = https:// ilə başlayan ünvan. Mətn kimi saxlanılır; biz onu açmırıq.
page-to = Həmkarınızın e-poçt ünvanı
page-send = Göndər
page-errors = Zəhmət olmasa, buna bir də baxın
page-error-choose = Cavab seçin
page-error-day = Günü yazın, məsələn 27 3 2027
page-error-past = Bu gündən sonrakı günü seçin
page-error-far = Bu günə illər var: ilə bir də baxın
page-error-reason = Səbəbini yazın ki, başqaları da bilsin
page-error-address = E-poçt ünvanı yazın, məsələn ad@teskilat.example
page-error-link = https:// ilə başlayan tam ünvanı yazın
page-error-long = Qeydi ən çoxu { $count } işarəyə qədər qısaldın
page-error-refused = Bu şəkildə qeydə alına bilmədi
page-thanks = Təşəkkür edirik. Qeydə alındı:
page-thanks-change = Məsələ açıq olduqca eyni keçidlə dəyişə bilərsiniz.
page-consent-late = Bu günə rəhbər razılıq verməlidir; o vaxta qədər əvvəlki gün qalır.
page-consent-hand_over = Katiblik həmkarınızı təsdiq edəcək.
page-none = Hazırda sizdən heç nə gözlənilmir. Təşəkkür edirik.
page-closed = Bu məsələ bağlıdır
page-closed-text = Artıq cavab lazım deyil. Əlavəniz varsa, katibliyə yazın.
page-expired = Bu keçid artıq etibarlı deyil
page-expired-text = Son məktubumuzdakı keçiddən istifadə edin və ya katiblikdən yenisini istəyin. Heç nə dəyişməyib.
page-unknown = Bu keçid işləmir
page-unknown-text = Ola bilsin, poçt proqramı onu kəsib: məktubdan bütöv köçürün. Heç nə dəyişməyib.
page-problem = Alınmadı
page-problem-text = Heç nə qeydə alınmadı. Bir neçə dəqiqədən sonra yenidən cəhd edin və ya məktubumuza cavab yazın.
page-contact = Sualınız var?
page-language = Dil
page-back = Formaya qayıt
page-fresh = Yeni keçidi bu keçidin göndərildiyi ünvana göndərə bilərik.
page-fresh-send = Mənə yeni keçid göndər
page-sent = Poçt qutunuza baxın
page-sent-text = Bu keçidin göndərildiyi ünvan hələ də cavab verə bilərsə, yeni keçid ora göndərilir. Gündə ən çoxu biri göndərilir. Gəlməsə, katibliyə yazın.

## What the lead of a task sees of the parts of others

page-choice-returned = Geri qaytarıldı: nəsə çatışmır
page-choice-agreed = Daha sonrakı günə razılıq
page-choice-refused = Razılıq yoxdur: əvvəlki gün qalır
page-parts = Digərləri nə bildirib
page-own = Öz cavabınız
page-part-said = Cavab verib
page-part-silent = Soruşulub; hələ cavab yoxdur
page-part-not_reached = Çatılmayıb: heç bir ünvan məktubumuzu qəbul etmir
page-part-not_asked = Hələ soruşulmayıb
page-asks-until = { $date } tarixinədək vaxt istəyir; qərarı siz verirsiniz
page-reason = Niyə? Tərəfdaş bunu oxuyacaq.
page-review-none = Olduğu kimi saxla

## The page of everything that concerns a person

page-coming = Sonra gələcək
page-said-before = Bildirdikləriniz
page-everything = Sizə aid olan hər şey
page-calendar = Tarixləriniz öz təqviminizdə
page-calendar-text = Təqviminizdə bu ünvana abunə olun. O, tarixlərinizi göstərir və onunla cavab vermək olmur; ünvanı olan hər kəs onları görə bilər.
page-wishes = Sizə necə yazırıq
page-wishes-language = Məktublarımızın dili
page-wishes-digest = Müntəzəm siyahının günü
page-wishes-arranged = Katibliyin müəyyən etdiyi kimi
page-wishes-save = Yadda saxla
page-saved = Yadda saxlanıldı
page-saved-text = Bundan sonra sizə belə yazırıq.
page-leaving = Başqası məsuldur?
page-leaving-text = Bizə bildirin, katiblik dəyişikliyi edəcək. Öz təşkilatınızdan ünvan göstərsəniz, açıq bəndlər dərhal ora keçir.
page-leaving-confirm = Mən artıq buna məsul deyiləm
page-leaving-successor = Məsul şəxsin e-poçt ünvanı (istəyə bağlı)
page-leaving-note = Ad, vəzifə və ya başqa məlumat (istəyə bağlı)
page-leaving-send = Katibliyə bildir
page-left = Bildirdiyiniz üçün təşəkkür edirik
page-left-text = Katibliyə bildirilib və o, bununla məşğul olacaq.
page-left-handed = Açıq olan { $address } ünvanına ötürülüb.
weekday-mon = bazar ertəsi
weekday-tue = çərşənbə axşamı
weekday-wed = çərşənbə
weekday-thu = cümə axşamı
weekday-fri = cümə
weekday-sat = şənbə
weekday-sun = bazar

## The mail that brings a new link

fresh-subject = Cavab üçün yeni keçid
fresh-intro = Əvvəlki keçid artıq işləmədiyi üçün yenisini istəmisiniz. Bu keçid səhifənizi hesabsız və parolsuz açır:
fresh-unasked = Onu istəməmisinizsə, heç nə etmək lazım deyil: heç nə dəyişməyib.
