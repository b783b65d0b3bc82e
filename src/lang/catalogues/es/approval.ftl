# awaiting native review

## Subjects of notices

notice-subject-silence = { $kind ->
    [opening] Bajo silencio hasta el { $date }: { $what }
    [half_time] El silencio vence el { $date }: { $what }
    [last_day] El silencio vence el { $date }: { $what }
    [last_hours] Últimas horas, el silencio vence el { $date }: { $what }
   *[other] Ahora el silencio vence el { $date }: { $what }
}
notice-subject-approval = { $kind ->
    [opening] Para aprobar hasta el { $date }: { $what }
    [due_today] Aprobación solicitada para hoy: { $what }
    [overdue] Aprobación pendiente desde el { $date }: { $what }
   *[other] Aprobación solicitada para el { $date }: { $what }
}
notice-subject-outcome = { $state ->
    [approved] Aprobado: { $what }
    [held] Acordado por silencio: { $what }
    [returned] Devuelto: { $what }
    [broken] Silencio roto: { $what }
   *[other] Solicitud retirada: { $what }
}

## What a notice says

notice-intro-silence = { $kind ->
    [opening] En la preparación del evento «{ $event }», el texto { $version } («{ $what }») se somete a un procedimiento de silencio (acuerdo tácito).
    [half_time] Ha transcurrido la mitad del plazo del procedimiento de silencio sobre el texto { $version } («{ $what }»).
    [last_day] El procedimiento de silencio sobre el texto { $version } («{ $what }») concluye en las próximas veinticuatro horas.
    [last_hours] El procedimiento de silencio sobre el texto { $version } («{ $what }») concluye en unas horas.
   *[other] El procedimiento de silencio sobre el texto { $version } («{ $what }») concluye un día distinto del que se le había comunicado.
}
notice-intro-approval = { $kind ->
    [opening] Se ha entregado «{ $what }», que se somete a aprobación en la preparación del evento «{ $event }».
    [due_today] Se solicita para hoy una decisión sobre «{ $what }».
    [overdue] Se había solicitado una decisión sobre «{ $what }» a más tardar el { $date } y no consta ninguna. Los trabajos que dependen de ella no pueden avanzar.
   *[other] Nos permitimos recordarle que se solicita una decisión sobre «{ $what }» a más tardar el { $date }.
}
notice-intro-outcome = { $state ->
    [approved] Se ha aprobado «{ $what }».
    [held] Ningún miembro objetó el texto { $version } («{ $what }») antes de que concluyera el procedimiento de silencio: el texto queda acordado.
    [returned] Se ha devuelto «{ $what }» para su revisión.
    [broken] Se ha roto el silencio sobre el texto { $version } («{ $what }»). Quienes conducen el procedimiento celebrarán consultas y anunciarán los próximos pasos.
   *[other] Ya no se solicita la aprobación de «{ $what }».
}
notice-informed = Recibe este mensaje para su información: en calidad de observador conoce el texto y no toma ninguna decisión.
notice-in-place-of = Usted decide en lugar de: { $name }.
notice-also-for = Usted decide también por: { $names }.
notice-copy = Esta copia se le envía para su información: la consulta se ha dirigido a otra oficina de su organización, que responderá.
notice-rule-objection = Si ningún miembro objeta antes de que venza el silencio, el texto se considera acordado. La objeción de un solo miembro rompe el silencio; le rogamos que indique los párrafos. Las observaciones de redacción no lo rompen.
notice-rule-time-breaks = Una solicitud de prórroga también lo rompe.
notice-rule-time-extends = { $hours ->
    [one] La primera solicitud de prórroga prolonga el silencio { $hours } hora; cualquier otra lo rompe.
   *[other] La primera solicitud de prórroga prolonga el silencio { $hours } horas; cualquier otra lo rompe.
}
notice-rule-agreement = La falta de respuesta se considera acuerdo: si nadie objeta, el texto queda acordado.
notice-rule-open = Este vencimiento es provisional: el plazo empieza cuando todos los miembros han recibido esta notificación. Si empieza después de hoy, se le comunicará la nueva fecha de vencimiento.
notice-rule-quorum = Aprobaciones necesarias: { $needed } de { $seats }.
notice-rule-all = Se requiere la aprobación de todos los que deciden ({ $seats }).

## The letter to a higher level

notice-letter-opening = Tengo el honor de referirme a la preparación del evento «{ $event }» y al siguiente asunto, sobre el que se espera una decisión de su institución ({ $name }):
notice-letter-overdue = La decisión se había solicitado a más tardar el { $date }. Según nuestros registros aún no se ha tomado, y los trabajos que dependen de ella no pueden avanzar.
notice-letter-request = Le agradecería que tuviera a bien disponer lo necesario o indicarnos la fecha en que podemos esperarla.
notice-letter-page = Puede registrarse en esta página, sin necesidad de cuenta:

## Facts

notice-ends = Fin del silencio
notice-ends-at = { $date }, { $time } ({ $place })
notice-ends-own = Su hora local
notice-ends-own-at = { $date }, { $time }
notice-was = Fecha anterior
notice-due = Plazo para decidir
notice-text = Texto
notice-sha256 = Suma de verificación (SHA-256)
notice-approval = Aprobación
notice-lead = Presentado por
notice-contributed = Contribuciones de
notice-waiting = Depende de ello
notice-voices = Posiciones expresadas
notice-voice = { $kind ->
    [objected] Objeción
    [returned] Devolución
    [time_requested] Solicitud de prórroga
    [remarked] Observación
   *[other] Reserva
}
notice-voice-paragraphs = { $kind } ({ $paragraphs })

## How to answer

notice-answer = Cómo responder
notice-answer-button = Abrir la página
notice-answer-page = { $silent ->
    [yes] En la página puede dar su conformidad, objetar, pedir una prórroga o abstenerse, sin necesidad de cuenta:
   *[other] En la página puede aprobar, devolver o abstenerse, sin necesidad de cuenta:
}
notice-answer-reply-silence = O responda a este mensaje con una sola línea: CONFORME, u OBJECIÓN con los párrafos (OBJECIÓN OP 4: el motivo), o PRÓRROGA, o ABSTENCIÓN.
notice-answer-reply-approval = O responda a este mensaje con una sola línea: APROBADO, o DEVUELTO con el motivo, o ABSTENCIÓN.
notice-answer-contact = Para responder, escriba o llame a la secretaría; los datos figuran más abajo.

## The coordinator's brief

brief-approvals = Aprobaciones
brief-approval = { $what ->
    [open] El texto está listo para someterse al procedimiento de silencio.
    [obtain] No consta ningún contacto a quien pedirla: le rogamos que obtenga la decisión y la registre.
    [serve] { $name }: el texto aún no se ha recibido, por lo que el silencio no puede concluir. Le rogamos que lo haga llegar por otra vía y registre la entrega.
    [consult] Se ha roto el silencio. Le rogamos que consulte a las partes indicadas a continuación y someta una nueva versión al procedimiento de silencio.
   *[other] { $name }: se envió un recordatorio y no consta ninguna decisión. Le rogamos que llame.
}

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
