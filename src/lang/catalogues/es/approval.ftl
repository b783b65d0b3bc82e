# English is the text that every other language is held against.

## Subjects of notices

notice-subject-silence = { $kind ->
    [opening] Under silence until { $date }: { $what }
    [half_time] Silence ends { $date }: { $what }
    [last_day] Silence ends { $date }: { $what }
    [last_hours] Silence ends today: { $what }
   *[other] Silence now ends { $date }: { $what }
}
notice-subject-approval = { $kind ->
    [opening] For approval by { $date }: { $what }
    [due_today] Approval due today: { $what }
    [overdue] Approval was due { $date }: { $what }
   *[other] Approval due { $date }: { $what }
}
notice-subject-outcome = { $state ->
    [approved] Approved: { $what }
    [held] Agreed by silence: { $what }
    [returned] Sent back: { $what }
    [broken] Silence broken: { $what }
   *[other] Withdrawn: { $what }
}

## What a notice says

notice-intro-silence = { $kind ->
    [opening] { $version } of “{ $what }” is placed under a silence procedure in the preparation of “{ $event }”.
    [half_time] Half of the time of the silence procedure on { $version } of “{ $what }” has passed.
    [last_day] The silence procedure on { $version } of “{ $what }” ends within a day.
    [last_hours] The silence procedure on { $version } of “{ $what }” ends today.
   *[other] The silence procedure on { $version } of “{ $what }” ends on another day than you were told.
}
notice-intro-approval = { $kind ->
    [opening] “{ $what }” has been handed in, and is submitted for approval in the preparation of “{ $event }”.
    [due_today] A decision on “{ $what }” is asked for today.
    [overdue] A decision on “{ $what }” was asked for by { $date }, and none has been recorded. Those who wait for it cannot go on.
   *[other] May we remind you that a decision on “{ $what }” is asked for by { $date }.
}
notice-intro-outcome = { $state ->
    [approved] “{ $what }” is approved.
    [held] No member objected to { $version } of “{ $what }” before the end of the silence procedure: it is agreed.
    [returned] “{ $what }” has been sent back.
    [broken] The silence on { $version } of “{ $what }” is broken. Those who conduct the procedure will consult and announce the next steps.
   *[other] The approval of “{ $what }” is asked for no more.
}
notice-informed = You receive this for information: as an observer you see the text, and take no decision.
notice-in-place-of = You decide in the place of { $name }.
notice-rule-objection = If no member objects by then, the text is agreed. An objection by one member breaks the silence; please name the paragraphs. Editorial remarks do not break it.
notice-rule-time-breaks = A request for more time breaks it as well.
notice-rule-time-extends = { $hours ->
    [one] The first request for more time extends it by { $hours } hour; another one breaks it.
   *[other] The first request for more time extends it by { $hours } hours; another one breaks it.
}
notice-rule-agreement = No answer is taken as agreement.
notice-rule-open = The time begins once every member has received this notice. Should that take longer, you will be told of the later end.
notice-rule-quorum = { $needed } of { $seats } approvals are needed.
notice-rule-all = All { $seats } who decide have to approve.

## Facts

notice-ends = The silence ends
notice-ends-at = { $date }, { $time } ({ $place })
notice-ends-own = Your time
notice-ends-own-at = { $date }, { $time }
notice-was = Before
notice-due = Decision asked for by
notice-text = Text
notice-sha256 = Checksum (SHA-256)
notice-approval = Approval
notice-lead = Submitted by
notice-contributed = Contributed
notice-waiting = Waits for it
notice-voices = What was said
notice-voice = { $kind ->
    [objected] Objection
    [returned] Sent back
    [time_requested] Request for more time
    [remarked] Remark
   *[other] Reservation
}
notice-voice-paragraphs = { $kind } on { $paragraphs }

## How to answer

notice-answer = How to answer
notice-answer-button = Open the page
notice-answer-page = On the page you approve, object, ask for time or abstain, without an account:
notice-answer-reply-silence = Or reply to this message with one line: AGREE, or OBJECT with the paragraphs (OBJECT OP 4: the reason), or TIME, or ABSTAIN.
notice-answer-reply-approval = Or reply to this message with one line: APPROVE, or RETURN with the reason, or ABSTAIN.
notice-answer-contact = To answer, please write to or call the secretariat; see below.

## The page on which one decides

decide-heading = Su decisión
decide-legend = ¿Qué responden?
decide-intro = Elija una respuesta y pulse Enviar. Hasta entonces no se registra nada, y no hace falta contraseña.
decide-counts = Hasta que termine cuenta su última respuesta; puede cambiarla con el mismo enlace.
decide-hours = { $hours ->
    [one] El silencio dura { $hours } hora desde el momento en que todos los miembros tienen el texto.
   *[other] El silencio dura { $hours } horas desde el momento en que todos los miembros tienen el texto.
}
decide-days = { $days ->
    [one] El silencio dura { $days } día hábil desde el momento en que todos los miembros tienen el texto.
   *[other] El silencio dura { $days } días hábiles desde el momento en que todos los miembros tienen el texto.
}
decide-deliverable = Debe entregarse
decide-silence-approved = Aceptamos el texto
decide-silence-returned = Lo devolvemos
decide-silence-objected = Objetamos
decide-silence-time_requested = Necesitamos más tiempo
decide-silence-abstained = Nos abstenemos
decide-silence-remarked = Tenemos una observación editorial y no objetamos
decide-silence-delegated = Otra organización decide en nuestro lugar
decide-statement-approved = Aprobamos
decide-statement-returned = Lo devolvemos
decide-statement-objected = Objetamos
decide-statement-time_requested = Necesitamos más tiempo
decide-statement-abstained = Nos abstenemos
decide-statement-remarked = Tenemos una observación editorial
decide-statement-delegated = Otra organización decide en nuestro lugar
decide-reservation = Reserva (opcional)
decide-condition = Condición (opcional)
decide-paragraphs = Párrafos que objetan
decide-paragraphs-hint = Por ejemplo: OP 4, OP 7. Sin párrafos, indiquen el motivo.
decide-until = ¿Hasta qué día? (opcional)
decide-to = ¿Qué organización?
decide-to-choose = Elija, por favor
decide-note = Motivo u observación
decide-note-hint = Queda constancia, y lo leerán quienes conducen el procedimiento.
decide-error-choose = Elija una respuesta
decide-error-objection = Indique los párrafos que objeta o el motivo
decide-error-paragraphs = Acorte la lista de párrafos, por ejemplo OP 4, OP 7
decide-error-reason = Indique el motivo: se comunica a quienes lo presentaron
decide-error-remark = Escriba su observación
decide-error-day = Escriba la fecha, por ejemplo 27 3 2027, o déjela vacía
decide-error-past = Elija una fecha posterior a hoy
decide-error-far = Faltan años para esa fecha: revise el año
decide-error-to = Elija la organización que decide en su lugar
decide-error-long = Acorte el texto a { $count } caracteres como máximo
decide-error-refused = No se pudo registrar tal como está
decide-replaced = El texto ha sido sustituido
decide-replaced-text = Desde que abrió esta página se presentó otra versión. No se registró nada: vea el texto actual y decida de nuevo.
decide-thanks = Gracias. Queda registrado:
decide-change = Cuenta su última respuesta hasta que termine; puede cambiarla con el mismo enlace.
decide-late = Llegó después del final: queda constancia y no cambia nada.
decide-comes-to = { $state ->
    [approved] Con esto queda aprobado.
    [held] El texto queda acordado.
    [returned] Con esto vuelve a quienes lo presentaron.
    [broken] Con esto se rompe el silencio. Quienes conducen el procedimiento les consultarán.
    [in_consultation] El silencio se ha roto y hay consultas en curso.
   *[other] No se les pide nada más.
}
decide-said = Lo que han dicho
decide-at = { $date }, { $time }
decide-by = por { $name }
decide-after-end = después del final
decide-over = { $state ->
    [approved] Está aprobado
    [held] El texto queda acordado
    [returned] Fue devuelto
    [broken] El silencio se rompió
    [in_consultation] El silencio se rompió
   *[other] Fue retirado
}
decide-over-text = { $state ->
    [approved] Ya no hace falta respuesta.
    [held] Ningún miembro objetó antes del final del procedimiento de silencio. Ya no hace falta respuesta.
    [returned] Se devolvió a quienes lo presentaron. Se les consultará de nuevo cuando vuelva a presentarse.
    [broken] Quienes conducen el procedimiento harán consultas y anunciarán los próximos pasos.
    [in_consultation] Hay consultas en curso. Se les consultará de nuevo si se presenta otra versión.
   *[other] Ya no se pide la aprobación.
}
decide-ended = Terminó el
decide-others = Usted decide también por

## Replies and receipts

decided-subject = Registrado: su respuesta sobre { $what }
decided-subject-none = No registrado: su respuesta sobre { $what }
decided-intro = Gracias por su mensaje. Sobre «{ $what }» queda registrado:
decided-none = Gracias por su mensaje. Nada en él pudo registrarse como decisión sobre «{ $what }»; la secretaría lo leerá.
decided-change = Cuenta su última respuesta hasta que termine: para cambiarla, responda de nuevo.
decided-problem = { $problem ->
    [unclear] No pudimos saber sin ninguna duda qué declara. Escríbalo en una línea, como abajo.
    [reason] Indique en la misma línea los párrafos que objeta o el motivo.
    [day] El día hasta el que pide tiempo ya pasó: indique uno posterior a hoy.
    [kind] Aquí no se decide así: use una de las palabras de abajo.
    [replaced] El texto fue sustituido por otra versión desde aquel mensaje: responda al mensaje sobre el texto actual.
    [no_seat] Se le informó de esto; la decisión la toman otros.
   *[other] No se pudo registrar tal como está; la secretaría lo leerá.
}
