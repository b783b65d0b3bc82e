# awaiting native review

## Subjects

mail-subject-due = { $overdue ->
    [0] Plazo
   *[other] Vencidos: { $overdue }; plazo
} { $date }: { $part ->
    [untold] contribuir a «{ $what }»
   *[other] { $what }
}
mail-subject-due_today = { $overdue ->
    [0] Vence hoy
   *[other] Vencidos: { $overdue }; vence hoy
}: { $part ->
    [untold] contribuir a «{ $what }»
   *[other] { $what }
}
mail-subject-overdue = Vencido el { $date }: { $part ->
    [untold] contribuir a «{ $what }»
   *[other] { $what }
}
mail-subject-late = Previsto para el { $date }: { $part ->
    [untold] contribuir a «{ $what }»
   *[other] { $what }
}
mail-subject-due_today-many = { $overdue ->
    [0] Vencen hoy: { $count }
   *[other] Vencidos: { $overdue }; vencen hoy: { $count }
}
mail-subject-overdue-many = Vencidos: { $count }, el primero el { $date }
mail-subject-formal = { $standing ->
    [overdue] Venció el { $date }
   *[other] Vence el { $date }
}: { $part ->
    [untold] contribuir a «{ $what }»
   *[other] { $what }
}
mail-subject-take_over = Sus asuntos pendientes: { $count }{ $overdue ->
    [0] {""}
   *[other] ; vencidos: { $overdue }
}
mail-subject-nothing-open = No tiene asuntos pendientes
mail-subject-brief = Para la coordinación: { $count ->
    [one] { $count } asunto
   *[other] { $count } asuntos
}
mail-subject-cover = Informe de progreso { $number }, situación al { $date }

## Opening

mail-salutation = Estimada señora, estimado señor:
mail-intro-notice = Nos permitimos señalar a su atención el siguiente asunto de la preparación del evento «{ $event }».
mail-intro-first = Este es el primer mensaje que recibe al respecto. La secretaría lleva las fechas acordadas con Concerted, un sistema que escribe a cada entidad asociada cuando algo vence: en su idioma, en un día laborable de su calendario y no más de una vez al día. Más abajo se indica a quién dirigirse.
mail-intro-reminder = Nos permitimos recordarle el siguiente asunto de la preparación del evento «{ $event }».
mail-intro-due_today = El siguiente asunto de la preparación del evento «{ $event }» vence hoy.
mail-intro-late = Nos permitimos pedirle el siguiente asunto de la preparación del evento «{ $event }». La fecha prevista ya ha pasado: le agradeceríamos que nos lo enviara cuando le sea posible o que nos indicara para qué fecha podemos esperarlo.
mail-intro-overdue = Según nuestros registros, ha vencido el plazo del siguiente asunto de la preparación del evento «{ $event }». Le agradeceríamos que nos lo enviara o que nos indicara la fecha en que prevé hacerlo.
mail-intro-several = Nos permitimos recordarle los siguientes asuntos de la preparación del evento «{ $event }».
mail-intro-digest = A continuación figuran los asuntos que tiene pendientes en la preparación del evento «{ $event }».
mail-intro-take_over = La secretaría sigue en adelante la preparación del evento «{ $event }» con Concerted, un sistema que mantiene las fechas acordadas y escribe a cada entidad asociada cuando se acerca un plazo. Nada de lo acordado ha cambiado. A continuación figura todo lo que, según nuestros registros, tiene pendiente; le rogamos que nos comunique cualquier error.
mail-intro-take_over-rule = A partir de ahora recibirá como máximo un mensaje al día, en su idioma y en un día hábil de su calendario.
mail-nothing-open = En este momento no tiene ningún asunto pendiente. Muchas gracias.
mail-nth = Recordatorio { $number } de { $of }
mail-counts = { $count ->
    [one] { $count } asunto
   *[other] { $count } asuntos
}
mail-counts-overdue = { $count ->
    [one] { $count } vencido
   *[other] { $count } vencidos
}

## What is asked

mail-action = Se ruega responder a más tardar el
mail-action-was = Se rogaba responder a más tardar el
mail-action-today = Se ruega responder hoy
mail-what = { $part ->
    [untold] Contribuir a «{ $what }»
   *[other] { $what }
}
mail-due = Plazo
mail-end-of-day = hasta el final del día, hora de { $place }
mail-end-of-day-plain = hasta el final del día
mail-left = { $count ->
    [0] no queda ningún día hábil en su calendario
    [one] queda { $count } día hábil en su calendario
   *[other] quedan { $count } días hábiles en su calendario
}
mail-over = { $count ->
    [0] plazo vencido
    [one] plazo vencido hace { $count } día hábil
   *[other] plazo vencido hace { $count } días hábiles
}
mail-over-weeks = { $count ->
    [one] plazo vencido hace { $count } semana
   *[other] plazo vencido hace { $count } semanas
}
mail-left-short = { $count ->
    [0] ningún día hábil
    [one] queda { $count } día hábil
   *[other] quedan { $count } días hábiles
}
mail-over-short = { $count ->
    [0] plazo vencido
    [one] hace { $count } día hábil
   *[other] hace { $count } días hábiles
}
mail-over-weeks-short = { $count ->
    [one] hace { $count } semana
   *[other] hace { $count } semanas
}
mail-today = vence hoy
mail-status = Situación
mail-role-lead = Usted dirige esta tarea.
mail-led = { $part ->
    [told] Parte de «{ $title }»; dirige: { $name }.
   *[other] Dirige: { $name }.
}
mail-deliverable = Documento esperado
mail-received = Recibido hasta ahora
mail-came-in = Recibido desde nuestro último mensaje
mail-all-in = { $count ->
    [one] ha llegado la contribución solicitada; su confirmación completa la tarea
   *[other] han llegado las { $count } contribuciones; su confirmación completa la tarea
}
mail-missing = Aún pendiente (para usted como responsable)
mail-needed-by = Depende de ello
mail-waits-for = Puede comenzar después de
mail-serves = { $count ->
    [one] Objetivo al que contribuye
   *[other] Objetivos a los que contribuye
}
mail-about = Acerca de esta tarea
mail-instances = { $kind ->
    [member_state] { $count ->
        [one] { $count } Estado
       *[other] { $count } Estados
    }
   *[other] { $count ->
        [one] { $count } organización
       *[other] { $count } organizaciones
    }
}
mail-more = { $states ->
    [true] { $count ->
        [one] { $count } Estado
       *[other] { $count } Estados
    }
   *[other] { $count ->
       *[other] { $count } más
    }
}
mail-moved = Fecha modificada
mail-moved-line = antes el { $date }
mail-next-step-line = { $function ->
    [head_of_unit] Si el { $date } sigue pendiente, la solicitud podrá señalarse a la atención de la jefatura de su unidad.
    [director] Si el { $date } sigue pendiente, la solicitud podrá señalarse a la atención de su dirección.
    [ministers_office] Si el { $date } sigue pendiente, la solicitud podrá señalarse a la atención de su gabinete ministerial.
    [head_of_organisation] Si el { $date } sigue pendiente, la solicitud podrá señalarse a la atención del gabinete de la dirección de su organización.
   *[other] Si el { $date } sigue pendiente, recibirá un nuevo recordatorio.
}

## Lists

mail-group-overdue = Plazo vencido
mail-group-due_today = Vence hoy
mail-group-due_soon = Vence en dos semanas
mail-group-next = Próximamente
mail-others = También pendiente por su parte
mail-earliest = Primer plazo

## How to answer

mail-answer = Cómo responder
mail-answer-intro = Responda a este mensaje con una de estas líneas. No se necesita contraseña.
mail-answer-done = está hecho
mail-answer-done-text = está hecho; si se pide un texto, adjúntelo o indique un enlace
mail-answer-date = necesita más tiempo, hasta esa fecha
mail-answer-nil = no tiene nada que aportar
mail-answer-help = tiene una pregunta y desea que le llamemos
mail-answer-many = Si responde sobre varios asuntos, escriba una línea para cada uno, con su número de tarea.
mail-answer-button = Responder ahora
mail-answer-link = O responda aquí, sin contraseña:
mail-calendar = Se adjuntan las próximas fechas para su calendario.

## Contact and close

mail-contact = Contacto
mail-contact-intro = Para cualquier consulta, escríbanos o llámenos:
mail-phone = Teléfono
mail-email = Correo electrónico
mail-clock = Hora local
mail-clock-line = { $place }, { $utc }
mail-closing = Atentamente,
mail-signature = La coordinación
mail-event-days = { $count ->
    [one] comienza en { $count } día
   *[other] comienza en { $count } días
}
mail-event-dates = del { $opens } al { $closes }
mail-reason = Destinatario: { $function }, { $name }.
mail-reason-formal = Destinatario: { $name }.
mail-reason-coordinator = Destinatario: coordinación.
mail-sent-by = Enviado por Concerted en nombre de la coordinación. { $symbol }, { $date }.
mail-reference = Referencia: { $symbol }, { $date }.
mail-fallback = Todavía no podemos escribir en el idioma de su preferencia y le rogamos que nos disculpe.

## Formal letter

mail-formal-salutation = Señora, señor:
mail-formal-address = señora, señor
mail-formal-opening = Tengo el honor de referirme a la preparación del evento «{ $event }» y al siguiente asunto, { $part ->
    [whole] que su institución ({ $name }) tuvo a bien dirigir:
   *[other] al que su institución ({ $name }) tuvo a bien contribuir:
}
mail-formal-overdue = { $part ->
    [whole] Según nuestros registros, el plazo venció el { $date } y aún no se nos ha confirmado su conclusión.
   *[other] Según nuestros registros, esta contribución debía presentarse el { $date } y sigue pendiente.
}
mail-formal-due = { $part ->
    [whole] El plazo vence el { $date }.
   *[other] Esta contribución debe presentarse el { $date }.
}
mail-formal-request = Le agradecería que tuviera a bien disponer lo necesario o indicarnos la fecha en que podemos esperarla.
mail-formal-others = También están pendientes los siguientes asuntos:
mail-formal-when = { $standing ->
    [overdue] el plazo venció el { $date }
   *[other] el plazo vence el { $date }
}
mail-formal-contact = Para cualquier consulta puede dirigirse a:
mail-formal-attached = Se adjunta la presente carta para su impresión.
mail-formal-close = { $familiar ->
    [true] Le saluda muy atentamente,
   *[other] Aprovecho la oportunidad para reiterarle, { $address }, las seguridades de mi más alta consideración.
}

## To the coordinator: what needs attention

mail-brief-intro = Los siguientes asuntos requieren su atención en la preparación del evento «{ $event }».
mail-brief-release = A la espera de su autorización
mail-brief-draft-since = En espera desde el { $date }
mail-brief-draft-lapsed = Usted la había autorizado para { $address }. Ahora las cartas van a otra oficina, de modo que vuelve a esperar su autorización.
mail-brief-call = Entidades asociadas a las que llamar
mail-brief-undelivered = Mensajes que no han llegado
mail-brief-undelivered-intro = Le rogamos que llame y corrija la dirección en la definición: lo que siga pendiente se enviará por sí solo a la nueva dirección. Si la dirección es correcta, haga que se vuelva a enviar el mensaje.
mail-brief-reply = Respuesta del servidor de correo
mail-brief-address-good = La dirección es correcta: el servidor no aceptó este único mensaje. Los demás llegan como antes.
mail-brief-came_in = Mensajes que requieren su atención
mail-brief-came_in-intro = Han llegado estos mensajes y nada de ellos se ha registrado como respuesta. Léalos y registre lo que esté claro.
mail-came_in = { $what ->
    [unclear] no se pudo leer ninguna respuesta; se ha pedido al remitente que la repita
    [unproven] procede de una dirección que no consta entre las de la organización, o su origen no está probado
    [complaint] se queja de un mensaje nuestro
    [not_reached] comunica que un mensaje fue devuelto, sin decir cuál
   *[other] no se pudo leer
}
mail-came_in-away = ausencia hasta el { $date }; entretanto los recordatorios van a un suplente, si lo hay
mail-brief-uncertain = Mensajes de los que nadie sabe si han llegado
mail-brief-uncertain-intro = La conexión se perdió después de entregar el mensaje: puede haber llegado o no. Le rogamos que pregunte y registre cuál es el caso. Hasta entonces no cuenta ni como recibido ni como perdido.
mail-brief-stalled = Períodos en los que no pudo salir ningún mensaje
mail-brief-stalled-text = Del { $from }, { $from_time }, al { $to }, { $to_time }. Lo que debía salir entonces salió después, o figura en el siguiente mensaje a la misma persona.
mail-brief-stalled-often = { $count ->
    [one] { $count } interrupción
   *[other] { $count } interrupciones
} entre el { $from } y el { $to }; la más larga, del { $longest_from }, { $from_time }, al { $longest_to }, { $to_time }. Lo que debía salir entonces salió después, o figura en el siguiente mensaje a la misma persona.
mail-brief-went_on = El servidor de correo había rechazado por la misma razón lo que era para { $address }, y lo recibió { $to } en su lugar. La dirección es correcta: no hay nada que corregir.
mail-brief-set_aside = Registros que no se pueden utilizar
mail-brief-set_aside-entries = { $symbol }: { $count ->
    [one] un registro no se puede leer o escribir y se ha apartado.
   *[other] { $count } registros no se pueden leer o escribir y se han apartado.
} Todo lo demás sigue su curso, y lo que siga pendiente se decide de nuevo.
mail-brief-set_aside-workflow = { $symbol }: sus registros no se pueden leer. Hasta que se reparen, no se decide nada al respecto ni sale ningún mensaje que lo mencione. Todos los demás procesos siguen su curso.
mail-unreachable-intro = No se ha podido escribir a las siguientes entidades asociadas, porque hoy no se puede contactar con ninguna de las personas registradas. Le rogamos que las llame o que corrija sus datos en la definición.
mail-unreachable-contacts = Contactos registrados
mail-unreachable-none = No hay ningún contacto registrado.
mail-unreachable-no-email = sin dirección de correo electrónico
mail-unreachable-away = ausente hasta el { $date }
mail-unreachable-left = en el cargo hasta el { $date }
mail-unreachable-items = Recordatorios no enviados

## To the coordinator: an issued report

mail-cover-intro = Se adjunta el informe de progreso { $number } sobre la preparación del evento «{ $event }». Recoge lo que se sabía al final del día { $date }.
mail-cover-headlines = En síntesis
mail-cover-attachment = Archivo adjunto
mail-cover-sha256 = SHA-256
mail-cover-symbol = Signatura
mail-cover-cut-off = Fecha de cierre
mail-cover-use = El informe se entiende por sí solo: puede reenviarse o imprimirse tal como está.

## Several parts at one address

mail-as-coordinator = Como coordinación de esta preparación
mail-also-for = Este mensaje indica también lo que queda pendiente de { $names }, cuya dirección es también la suya.
mail-for = Para

## What changed, what is for information, what is telephoned for

mail-subject-event_moved = Nuevas fechas: el evento se inaugura el { $date }
mail-subject-place_moved = Nuevo lugar del evento: { $city }
mail-subject-closing_moved = Nueva fecha de clausura: { $date }
mail-subject-place_open = El lugar del evento está por decidir
mail-subject-lead_yours = Ustedes dirigen ahora: { $what }
mail-subject-lead_changed = Nuevo responsable ({ $lead }): { $what }
mail-subject-released = Ya no se espera nada de ustedes para: { $what }
mail-subject-contact = Usted es ahora el punto de contacto de: { $name }
mail-subject-copy = { $standing ->
    [overdue] Para su información (plazo vencido)
    [due_today] Para su información (vence hoy)
   *[other] Para su información
}: { $part ->
    [untold] contribuir a «{ $what }»
   *[other] { $what }
}
mail-news = Lo que ha cambiado
mail-news-event_moved = Nuevas fechas del evento «{ $event }»: { $days } (su inauguración estaba prevista para el { $from }).
mail-news-dates = Los plazos que cambian por ello figuran a continuación.
mail-news-place_moved = Nuevo lugar del evento «{ $event }»: { $city } (antes: { $before }).
mail-news-closing_moved = El evento «{ $event }» se clausurará el { $date }, y no el { $from }.
mail-news-place_open = El evento «{ $event }» ya no se celebrará en el lugar previsto ({ $before }); el nuevo lugar se anunciará.
mail-news-place_named = Lugar del evento «{ $event }»: { $city }.
mail-news-lead_yours = Ustedes dirigen ahora «{ $title }» ({ $task }); responsable anterior: { $before }.
mail-news-lead_not_yours = «{ $title }» ({ $task }), que ustedes dirigían, tiene ahora como responsable a: { $lead }. Ustedes siguen contribuyendo.
mail-news-lead_changed = «{ $title }» ({ $task }) tiene ahora como responsable a: { $lead } (antes: { $before }).
mail-news-released = Ya no se espera nada de ustedes para «{ $title }» ({ $task }), cuyo plazo era el { $date }. Les agradecemos lo que hayan hecho hasta ahora.
mail-news-released-part = Ya no se espera de ustedes «{ $asks }», su parte en «{ $title }» ({ $task }), cuyo plazo era el { $date }. Les agradecemos lo que hayan hecho hasta ahora.
mail-news-contact = Usted es ahora el punto de contacto de: { $name }. A continuación figura todo lo pendiente.
mail-copies = Para su información
mail-copies-intro = Se ha pedido lo siguiente a sus colegas. Usted no tiene que hacer nada: recibe este mensaje porque el calendario acordado prevé una copia para su oficina.
mail-copy-asked = solicitado a: { $name }, { $function }
mail-brief-exhausted = Llamar por teléfono
mail-brief-exhausted-intro = No hay más recordatorios previstos para estos asuntos y no consta ninguna respuesta. Ya no aparecen en las listas de las entidades asociadas.
mail-brief-gone = Entidades asociadas a las que avisar
mail-brief-gone-intro = Según la definición vigente, ya no participan. Antes se les había escrito, y ningún mensaje se lo comunica.
mail-brief-responsible = Contactos por cambiar
mail-brief-responsible-intro = Estos contactos dicen que ahora es responsable otra persona. La definición vale hasta que usted la cambie.
mail-brief-responsible-not = { $address } ya no es responsable ({ $date }).
mail-brief-responsible-now = En su lugar: { $address }.
mail-brief-responsible-handed = Lo pendiente se traspasó de inmediato, dentro de la organización.
mail-brief-overtaken = ¿Sigue siendo necesario?
mail-brief-overtaken-intro = El plazo de estos asuntos era anterior a la clausura del evento y siguen pendientes. Ya no se envía ningún recordatorio al respecto. Le rogamos que registre lo recibido o anule lo que ya no sea necesario.
mail-brief-spoken = Respuestas de entidades asociadas que esperan a alguien
mail-brief-spoken-intro = Le rogamos que acepte o rechace con la orden indicada; lo rechazado queda como estaba. A quien pide ayuda hay que llamarle. Lo que se declinó vuelve a pedirse con la orden indicada.
mail-spoken-help = pide ayuda
mail-spoken-declined = no contribuye
mail-spoken-postponement = pide más tiempo, hasta el { $until }; vence el { $due }
mail-spoken-hand_over = lo encomienda a otra organización:
mail-spoken-note = Nota
