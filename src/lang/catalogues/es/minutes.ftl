# awaiting native review

## Minutes: head

minutes-kind-silence = Acta de un procedimiento de silencio
minutes-kind-approval = Acta de una aprobación
minutes-redacted = Edición sin nombres: en ella no se nombra a ningún miembro.
minutes-clock = Las horas son las del país anfitrión, { $zone } ({ $offsets }).
minutes-source = Elaborada a partir del registro tal como constaba el { $time }. «Asiento» es el número de un asiento del registro.
minutes-outcome = { $state ->
    [under_approval] Se espera una decisión
    [under_silence] El texto está sometido a silencio
    [approved] Aprobado
    [returned] Devuelto
    [held] Aceptado: ningún miembro se opuso
    [broken] El silencio se ha roto
    [in_consultation] El silencio se ha roto y se consulta a quienes se opusieron
    [reissued] El silencio se rompió y el texto se presenta de nuevo
    [completed] Aprobado
   *[other] Retirado: ya no se pide la aprobación
}
minutes-outcome-none = Todavía no se ha pedido la aprobación
minutes-outcome-at = { $outcome }, { $time }
minutes-term-task = Tarea
minutes-term-deliverable = Producto
minutes-term-approval = Aprobación
minutes-term-lead = Presentado por
minutes-term-conducted = Dirigido por
minutes-term-outcome = Resultado
minutes-term-evidence = Prueba
minutes-term-follows = Qué sigue
minutes-conducted = { $lead }, con la secretaría ({ $contact })
minutes-waiting = Estas tareas dependen de ello: { $tasks }
minutes-waiting-none = Ninguna tarea depende de ello
minutes-evidence = { $name }, SHA-256 { $sha256 }
minutes-evidence-unnamed = un documento, SHA-256 { $sha256 }
minutes-evidence-silence = El acta que sigue: quién recibió el texto, cuándo y cómo, y quién respondió

## Minutes: rounds

minutes-before = Antes de la primera ronda
minutes-round = Ronda { $round }
minutes-round-version = Ronda { $round }: { $version }
minutes-term-text = Texto
minutes-term-link = Se encuentra en
minutes-term-sha256 = Suma de verificación (SHA-256)
minutes-term-rule = Regla
minutes-term-ends = Fin
minutes-term-due = Se pide para el
minutes-term-served = Tienen el texto
minutes-term-informed = Informados
minutes-rule-one = Basta una aprobación.
minutes-rule-all = Es necesaria la aprobación de todos: { $seats }. Las abstenciones no cuentan.
minutes-rule-quorum = Aprobaciones necesarias: { $needed } de { $seats }.
minutes-rule-hours = Silencio de { $hours } horas desde el momento en que todos los miembros tienen el texto; un día más por cada día festivo de un miembro. Termina de lunes a jueves a las 18:00.
minutes-rule-days = Silencio de { $days } días hábiles desde el día en que todos los miembros tienen el texto; los días festivos de los miembros no cuentan. Termina de lunes a jueves a las 18:00.
minutes-rule-extended = La primera solicitud de tiempo añade { $hours } horas; otra rompe el silencio.
minutes-rule-breaks = Una solicitud de tiempo rompe el silencio.
minutes-ends-open = No fijado: el plazo corre en cuanto todos los miembros tengan el texto
minutes-served-count = { $n } de { $of } miembros, el último el { $time }
minutes-served-some = { $n } de { $of } miembros

## Minutes: members

minutes-members = Miembros
minutes-a-member = un miembro
minutes-col-member = Miembro
minutes-col-served = Tiene el texto desde
minutes-col-asked = Consultado el
minutes-col-position = Posición
minutes-served-mail = { $time }, por correo a { $to }
minutes-served-answer = { $time }, por su respuesta
minutes-served-way = { $time }, { $way }
minutes-served-taken = { $time }, { $way }, recibido por { $name }
minutes-not-reached = no localizado
minutes-left = ya no participa
minutes-silent = sin objeción
minutes-no-answer = sin respuesta
minutes-position = { $kind ->
    [approved] aprueba
    [agreed] acepta
    [conditional] aprueba con una reserva
    [returned] devuelve
    [objected] se opone
    [time_requested] pide más tiempo
    [abstained] se abstiene
    [remarked] hace una observación
   *[other] deja la decisión a otro socio
}
minutes-position-by = { $position }, por medio de { $name }

## Minutes: proceedings

minutes-proceedings = Desarrollo
minutes-col-time = Hora
minutes-col-what = Qué ocurrió
minutes-col-entry = Asiento
minutes-handed-in = { $who } entrega lo que ha de aprobarse.
minutes-taken-back = { $who } retira lo entregado.
minutes-state = Se fija el estado de la tarea: { $state }.
minutes-opened-silence = El texto se somete a silencio. Miembros: { $n }.
minutes-opened-approval = Se pide la decisión. Miembros consultados: { $n }.
minutes-notice = { $kind ->
    [opening] Aviso con lo que ha de decidirse
    [half_time] Aviso a mitad del plazo
    [last_day] Aviso del último día
    [last_hours] Aviso de las últimas horas
    [moved] Aviso del nuevo fin
    [reminder] Recordatorio antes del día
    [due_today] Recordatorio en el día
    [overdue] Recordatorio después del día
    [letter] Carta al nivel superior
   *[other] Aviso del resultado
}
minutes-lost = El aviso a { $who } no llegó.
minutes-lost-why = Respuesta: { $why }
minutes-served = { $who } recibe el texto { $way }.
minutes-said = { $kind ->
    [approved] { $who } aprueba.
    [agreed] { $who } acepta el texto.
    [conditional] { $who } aprueba con una reserva.
    [returned] { $who } lo devuelve.
    [objected] { $who } se opone.
    [time_requested] { $who } pide más tiempo.
    [abstained] { $who } se abstiene.
    [remarked] { $who } hace una observación, que no es una objeción.
   *[other] { $who } deja la decisión a otro socio.
}
minutes-in-place = { $by } en lugar de { $who }
minutes-came = { $way ->
    [link] en la página de respuesta
    [reply] en respuesta al aviso
    [telephone] por teléfono
    [in_person] en persona
   *[other] según lo registrado por la secretaría
}
minutes-came-line = Recibido { $came }
minutes-came-named = Recibido { $came }, de { $name }
minutes-paragraphs = Párrafos: { $paragraphs }
minutes-whole = Al texto en su conjunto
minutes-reason = Nota: { $text }
minutes-reservation = Reserva: { $text }
minutes-until = Se pide tiempo hasta el { $date }
minutes-left-to = A { $who }
minutes-left-out = omitido, porque nombra a un miembro
minutes-effect = { $effect ->
    [extends] Prolonga el silencio { $hours } horas.
    [breaks] Rompe el silencio.
    [approves] Con ello queda dada la aprobación.
    [returns] Con ello la tarea vuelve a su responsable.
    [replaced] Sustituido por una declaración posterior del mismo puesto.
    [late] Después del fin: consta, sin efecto.
   *[other] Sin puesto: consta, sin efecto.
}
minutes-recorded = Registrado más tarde, el { $time }
minutes-held = El silencio termina. Ningún miembro se opuso: el texto queda aceptado.
minutes-held-undone = Se registra el fin del silencio. Lo que se registró después lo aplazó: el silencio continúa.
minutes-consulted = Comienza la consulta con quienes se opusieron.
minutes-withdrawn = Ya no se pide la aprobación.
minutes-signed = La secretaría registra la aprobación.
minutes-member-left = { $who } ya no participa.

## Approvals in reports

report-approvals-heading = Aprobaciones: { $parts }
report-approvals-deciding = decisiones pendientes: { $n }
report-approvals-silent = textos sometidos a silencio: { $n }
report-approvals-broken = silencios rotos: { $n }
report-approvals-idle = aprobaciones que aún no se han pedido: { $n }
report-approvals-settled = decididas: { $n }
report-approvals-decided = Decidido { $since }
report-col-approval = Aprobación
report-col-stands = Situación
report-col-until = Hasta
approval-state-decision = Decisión pendiente
approval-state-silence = En silencio
approval-state-opening = Por someter a silencio
approval-state-obtaining = Por obtener
approval-state-consultation = Silencio roto
approval-state-reissue = En consulta
approval-state-withdrawn = Retirada
report-approval-tally = { $n } de { $needed } aprobaciones
report-approval-served = { $n } de { $of } tienen el texto
report-approval-awaited = pendiente de { $names }
report-approval-unserved = todavía no { $names }
report-approval-broken = roto en { $paragraphs }
report-approval-began-not = no fijado: algunos no tienen el texto
report-approval-ended = el plazo ha terminado; su fin aún no está registrado
report-approval-decided = { $task }: { $outcome } ({ $date })
report-approval-decided-version = { $task }, { $version }: { $outcome } ({ $date })
