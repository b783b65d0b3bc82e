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
