# awaiting native review

## The mail that asks how far commitments are

asking-subject = { $kind ->
    [opening] ¿Cómo van sus compromisos? { $what }
    [sent_back] Informe por corregir: { $what }
    [last_reminder] Último recordatorio, sus compromisos: { $what }
   *[other] Recordatorio, sus compromisos: { $what }
}
asking-intro = { $kind ->
    [opening] Con motivo de «{ $event }», su organización anunció lo que figura a continuación. Les rogamos que nos informen de cómo va su cumplimiento.
    [sent_back] Su informe sobre lo que figura a continuación, anunciado con motivo de «{ $event }», no pudo confirmarse. Les rogamos que lo corrijan; el motivo se indica más abajo.
    [last_reminder] Seguimos sin recibir ningún informe sobre lo que figura a continuación, anunciado con motivo de «{ $event }». Si no llega ninguno en los próximos días, les llamaremos.
   *[other] Todavía no hemos recibido ningún informe sobre lo que figura a continuación, anunciado con motivo de «{ $event }». Les rogamos que nos informen de cómo va su cumplimiento.
}
asking-due = Plazo: { $date }
asking-was_due = Plazo vencido: { $date }
asking-led = Responsable: { $lead }
asking-on_record = Consta
asking-asks = Indiquen, por favor, de cada compromiso si está en curso según lo previsto, retrasado (hasta cuándo), cumplido o abandonado (y por qué), y qué se ha firmado y pagado hasta hoy. Lo que informen quedará registrado cuando la secretaría lo haya confirmado.
asking-button = Abrir la página
asking-page = En la página pueden informar de todo, sin necesidad de cuenta:
asking-reply = O respondan a este mensaje con una línea para cada uno, por ejemplo: { $id } DONE, o { $id } PARTLY: lo que queda por hacer, o { $id } DATE { $date }, o { $id } DECLINE: el motivo, o { $id } PAGADO { $amount } { $currency }.
asking-contact = Para informar, escriban a la secretaría o llámenla; sus datos figuran más abajo.

## The page on which partners report

progress-heading = Sus compromisos
progress-intro = Elijan para cada compromiso cómo va y pulsen Enviar. Hasta entonces no se registra nada, y no hace falta contraseña. Lo que no puedan responder hoy pueden dejarlo en blanco.
progress-in_progress = En curso según lo previsto
progress-delayed = Retrasado
progress-completed = Cumplido
progress-dropped = Abandonado
progress-until = Si está retrasado: ¿hasta cuándo?
progress-paid = Pagado hasta hoy, en { $currency } (opcional)
progress-signed = Firmado hasta hoy, en { $currency } (opcional)
progress-amount-hint = El importe total en cifras, por ejemplo { $amount }
progress-link = Dónde puede consultarse (opcional)
progress-note-hint = Qué se ha hecho y qué queda por hacer; si se abandona, por qué. La secretaría lo leerá.
progress-error-choose = Elijan cómo va
progress-error-day = Indiquen la fecha, por ejemplo 27 3 2027
progress-error-past = Elijan una fecha posterior a hoy
progress-error-far = Faltan años para esa fecha: comprueben el año
progress-error-reason = Indiquen por qué se abandona
progress-error-amount = Indiquen el importe en cifras
progress-error-currency = Indiquen el importe en { $currency }
progress-error-link = Indiquen la dirección completa, que empieza por https://
progress-error-long = Reduzcan la nota a { $count } caracteres como máximo
progress-error-refused = No se pudo registrar tal como está

## What was reported

reported-amounts = Solo importes
reported-on = Su informe del { $date }
reported-reason = Motivo
reported-standing-waiting = aún sin confirmar
reported-standing-confirmed = confirmado
reported-standing-sent_back = devuelto
reported-standing-replaced = sustituido por un informe posterior
reported-thanks = Gracias. Esto es lo que han informado:
reported-waits = Quedará registrado cuando la secretaría lo haya confirmado. Hasta entonces pueden corregirlo de la misma manera.
reported-subject = Recibido, su informe: { $what }
reported-subject-none = No registrado, su mensaje: { $what }
reported-intro = Gracias por su mensaje. Esto es lo que hemos entendido y registrado:
reported-none = Gracias por su mensaje. Nada de lo que contiene pudo registrarse como informe; la secretaría lo leerá.
reported-problem = { $problem ->
    [which] Indiquen, por favor, de qué compromiso se trata: comiencen la línea con su número.
    [unknown] Ninguno de sus compromisos lleva este número.
    [amount] No pudimos leer el importe. Escríbanlo, por favor, en cifras.
    [currency] Este compromiso consta en { $currency }: indiquen el importe en esa moneda.
    [day] Esa fecha ya ha pasado: indiquen una posterior a hoy.
    [reason] Añadan, por favor, el motivo en la misma línea.
    [unclear] No pudimos saber sin lugar a dudas qué dice. Escríbanlo en una sola línea, como se indica más abajo.
    [ended] Ya se cumplió o se abandonó: no se pide nada más.
   *[other] No se pudo registrar tal como está; la secretaría lo leerá.
}

## The coordinator's brief

brief-commitment-on = Informe del { $date }
brief-commitments = Compromisos
brief-commitment = { $what ->
    [confirm] { $name } ha informado. Confirme el informe o devuélvalo indicando el motivo.
    [telephone] { $name }: dos recordatorios sin informe. Le rogamos que llame.
    [reach] { $name }: no se pudo preguntar, ninguna dirección acepta nuestro correo. Le rogamos que llame.
   *[other] Ningún participante es responsable de este compromiso, de modo que no se puede preguntar a nadie.
}

## The progress report

report-col-heard = Últimas noticias
report-heard-waiting = Informe del { $date }, aún sin confirmar
report-heard-confirmed = Informe del { $date }, confirmado el { $confirmed }
report-heard-sent_back = Informe del { $date }, devuelto el { $confirmed }
report-heard-asked = Preguntado el { $date }, sin informe
report-heard-due = para el { $date }
report-followed_up = { $of ->
    [one] Se ha informado de { $n } de { $of } compromiso desde que se preguntó por él.
   *[other] Se ha informado de { $n } de { $of } compromisos desde que se preguntó por ellos.
}
