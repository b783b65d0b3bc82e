# awaiting native review

## Progress reports: pieces of sentences

report-task = «{ $title }» ({ $id })
report-quoted = «{ $text }»
report-task-in-part = { $task }, por { $n } de { $of } organizaciones
report-share = { $n } de { $of } ({ $percent })
report-share-small = { $n } de { $of }
report-fraction = { $n }/{ $of }
report-as-of = Según lo registrado el { $date }.
report-as-of-old = Según lo registrado el { $date }, antes del período de este informe.
report-minus = −{ $n }
report-comma = ,{" "}
report-unknown = sin dato
report-no-workstream = Otras tareas
report-days-overdue = { $days ->
    [one] { $days } día de retraso
   *[other] { $days } días de retraso
}
report-days-left = { $days ->
    [one] en { $days } día
   *[other] en { $days } días
}
report-days-today = hoy
report-of-tasks = { $n ->
    [one] { $percent } de { $n } tarea
   *[other] { $percent } de { $n } tareas
}
report-of-indicators = { $of ->
    [one] { $percent } (un indicador)
   *[other] { $percent } ({ $n } de { $of } indicadores)
}
report-of-indicators-due = { $said }; de lo que ya vence, { $percent } ({ $due })
report-targets-met = metas alcanzadas: { $met } de { $due }
report-targets-missed = { $said }; no alcanzadas: { $names }
report-targets-uncounted = { $said }; sin contabilizar: { $names }
report-tasks-done = { $of ->
    [one] { $n } de { $of } tarea completada
   *[other] { $n } de { $of } tareas completadas
}
report-tasks-done-overdue = { $of ->
    [one] tareas completadas: { $n } de { $of }; vencidas: { $overdue }
   *[other] tareas completadas: { $n } de { $of }; vencidas: { $overdue }
}
report-since-date = desde el { $date }
report-since-report = desde el informe { $symbol } del { $date }

# Change of a share since the report before, in percentage points.
report-change-up = { $points ->
    [one] ▲ { $points } punto
   *[other] ▲ { $points } puntos
}
report-change-down = { $points ->
    [one] ▼ { $points } punto
   *[other] ▼ { $points } puntos
}
report-change-same = sin cambios
report-change-unknown = sin dato anterior

# Month names of the timeline, as short as they can be.
report-month-1 = ene
report-month-2 = feb
report-month-3 = mar
report-month-4 = abr
report-month-5 = may
report-month-6 = jun
report-month-7 = jul
report-month-8 = ago
report-month-9 = sep
report-month-10 = oct
report-month-11 = nov
report-month-12 = dic
report-month-year = { $month } { $year }

## Head

report-kind-draft = Informe de progreso, borrador
report-kind-issued = Informe de progreso { $number }
report-draft-mark = Borrador
# Of a report as of a day that has not come.
report-ahead-mark = Fecha futura
report-ahead-kind = Informe de progreso a una fecha futura
report-ahead-notice = Este informe se refiere al { $date }, día que aún no ha llegado. Muestra cuál sería la situación ese día si no se entregara nada más hasta entonces; no hace constar la situación de ese día ni se publica.
report-today-notice = El { $date } no ha terminado: lo que se registre más tarde ese día no figura en este informe.
report-ahead-marked = { $mark } · { $text }
report-clock = { $date }, { $time } ({ $offset })
report-counter-before = T–{ $days }
report-counter-opens = T
report-counter-after = T+{ $days }
report-before-opening = { $days ->
    [one] a { $days } día de la apertura
   *[other] a { $days } días de la apertura
}
report-on-opening = en el día de la apertura
report-after-opening = { $days ->
    [one] { $days } día después de la apertura
   *[other] { $days } días después de la apertura
}
report-distribution-task-force = Equipo de tareas: edición íntegra
report-distribution-minister = Ministro: resumen ejecutivo
report-distribution-partner = { $partner }: lo que le concierne
report-distribution-public = Edición pública
# Headings of that edition.
report-public-purpose = Para qué sirve
report-public-achieved = Qué se ha logrado
report-public-next = Próximos pasos
report-public-part = Quiénes participan
report-public-about = Sobre este informe
report-public-contact = Para cualquier consulta:
# Where a partner may not be named to the reader.
report-a-partner = un asociado
report-another-partner = otro asociado
report-partner-own = { $overdue ->
    [0] { $partner } no debe nada vencido; { $completed } de sus { $n } tareas y aportaciones están hechas
    [one] { $partner } debe { $overdue } tarea o aportación vencida; { $completed } de { $n } están hechas
   *[other] { $partner } debe { $overdue } tareas y aportaciones vencidas; { $completed } de { $n } están hechas
}
report-document-title = { $title }: { $kind }, { $date }
report-running-title = { $title } · { $kind }
report-page-of = página { $page } de { $pages }
report-head-symbol = Signatura
report-head-cut-off = Fecha de corte
report-head-event = Evento
report-head-languages = Idiomas de publicación
report-head-distribution = Distribución
report-head-definition = Definición

## Page 1: executive summary

report-summary-empty = Todavía no hay ninguna tarea prevista
report-summary-achieved = { $n ->
    [one] La única tarea prevista ({ $n }) está completada, { $counter }
   *[other] Las { $n } tareas están completadas, { $counter }
}
report-summary-not-due = Todavía no se ha cumplido ningún plazo, { $counter }
report-summary-link = .{" "}
report-summary-after = Tareas aún abiertas: { $preparation } de la preparación, { $left } del seguimiento, { $counter }
report-summary-worst = El objetivo { $objective } es el peor valorado: { $rating }
report-summary-overdue = { $overdue ->
    [0] Ninguna tarea está vencida, { $counter }
    [one] { $overdue } de { $n } tareas está vencida, { $counter }
   *[other] { $overdue } de { $n } tareas están vencidas, { $counter }
}
report-summary-results-none = { $due ->
    [0] Todavía no se espera ningún resultado
   *[other] Resultados aún sin valorar: se esperan { $due } de { $n } indicadores
}
report-summary-results-off = Los resultados están por debajo de lo esperado ({ $achieved } logrado, { $expected } esperado; { $due } de { $n } indicadores)
report-summary-results-partly = Los resultados están algo por debajo de lo esperado ({ $achieved } logrado, { $expected } esperado; { $due } de { $n } indicadores)
report-summary-results-on = Los resultados son los esperados ({ $achieved } logrado, { $expected } esperado; { $due } de { $n } indicadores)
report-summary-work-none = Todavía no ha vencido ninguna tarea ({ $delivered } realizado, { $planned } previsto)
report-summary-work-far = Los trabajos van muy por detrás del plan ({ $delivered }, plan { $planned })
report-summary-work-behind = Los trabajos van algo por detrás del plan ({ $delivered }, plan { $planned })
report-summary-work-near = Los trabajos están cerca del plan ({ $delivered }, plan { $planned })
report-summary-work-even = Los trabajos siguen el plan ({ $delivered } de { $planned } previstos)
report-summary-work-ahead = Los trabajos van por delante del plan ({ $delivered }, plan { $planned })

report-tile-completed = Tareas completadas
report-tile-on_time = Hechas a tiempo
report-tile-on_time-note = { $of ->
    [one] { $n } de { $of } vencida
   *[other] { $n } de { $of } con plazo cumplido
}
report-tile-response = Socios a tiempo
report-tile-response-note = { $n } de { $of } debidos
report-tile-response-note-rest = { $n } de { $of } debidos; { $rest }
report-tile-overdue = Tareas vencidas
report-tile-opening = Días restantes
report-tile-opened = Días transcurridos
report-tile-opening-note = { $date }, { $counter }
report-tile-indicator-note = meta { $target }; { $date }
report-tile-more = +{ $n } desde el { $since }
report-tile-fewer = −{ $n } desde el { $since }
report-tile-same = ±0 desde el { $since }

report-achieved-label = Logros:
report-achieved = { $n ->
    [one] se ha completado { $n } tarea { $since }: { $task }.
   *[other] se han completado { $n } tareas { $since }, entre ellas { $task }.
}
report-achieved-one = se ha completado la tarea { $task } { $since }.
report-achieved-nothing = no se ha completado ninguna tarea { $since }.
report-concerns-label = Preocupaciones:
report-concerns-none = ninguna tarea está vencida ni en riesgo.
report-concerns-unrecorded = { $n ->
    [one] { $n } tarea de la preparación no consta como hecha: { $task }. ¿Se hizo, o ya no procede?
   *[other] { $n } tareas de la preparación no constan como hechas, la primera { $task }. ¿Se hicieron, o ya no proceden?
}
report-concerns-results = { $n ->
    [one] el objetivo { $objectives } lleva un ligero retraso en sus resultados.
   *[other] los objetivos { $objectives } llevan un ligero retraso en sus resultados.
}
report-concerns-risk = { $n ->
    [one] en riesgo: { $task }, con plazo hasta el { $date }.
   *[other] en riesgo: { $n } tareas, la próxima con plazo hasta el { $date }.
}
report-concerns-blocked = { $n ->
    [one] bloqueada: { $names }.
   *[other] bloqueadas: { $n } tareas, entre ellas { $names }.
}
report-concerns-red = { $rating }: { $names }.
report-concerns-missed = { $n ->
    [one] el objetivo { $objectives } no ha alcanzado todas sus metas.
   *[other] los objetivos { $objectives } no han alcanzado todas sus metas.
}
report-concerns-uncounted = { $n ->
    [one] los resultados del objetivo { $objectives } aún no se han contabilizado.
   *[other] los resultados de los objetivos { $objectives } aún no se han contabilizado.
}
report-red-objective = { $n ->
    [one] objetivo { $objectives }
   *[other] objetivos { $objectives }
}
report-red-workstreams = { $n } líneas de trabajo, entre ellas { $names }
report-concerns-overdue = { $overdue ->
    [one] { $overdue } tarea está vencida: { $task }, a cargo de { $owner }, desde el { $since }.
   *[other] { $overdue } tareas están vencidas; la que lo está desde hace más tiempo es { $task }, a cargo de { $owner }, desde el { $since }.
}
report-concerns-waiting = { $overdue ->
    [one] { $overdue } tarea está vencida: { $task }; { $waiting ->
        [one] { $waiting } más depende de ella.
       *[other] { $waiting } más dependen de ella.
    }
   *[other] { $overdue } tareas están vencidas, sobre todo { $task }; { $waiting ->
        [one] { $waiting } más depende de ella.
       *[other] { $waiting } más dependen de ella.
    }
}
report-next-label = Próximamente:
report-next = { $n ->
    [one] { $n } tarea vence a más tardar el { $until }: { $task }, el { $date }.
   *[other] { $n } tareas vencen a más tardar el { $until }; la primera, { $task }, el { $date }.
}
report-next-milestone = { $n ->
    [0] ninguna tarea vence hasta el { $until }; el próximo hito es { $task }, el { $date }.
    [one] { $n } tarea vence a más tardar el { $until }; el próximo hito es { $task }, el { $date }.
   *[other] { $n } tareas vencen a más tardar el { $until }; el próximo hito es { $task }, el { $date }.
}
report-next-nothing = ninguna tarea vence hasta el { $until }.

report-decisions = Decisiones solicitadas
report-decisions-none = No se solicita ninguna decisión: ninguna tarea vencida o bloqueada frena a otra, y ningún riesgo grave carece de tratamiento.
report-decisions-none-opened = No se solicita ninguna decisión: el evento se ha inaugurado y ya no se decide sobre su preparación.
report-decisions-none-partner = No se solicita ninguna decisión a { $partner }.
report-decisions-none-open = No se solicita ninguna otra decisión: lo que exigen las tareas vencidas está decidido.
report-decisions-more = { $n ->
    [one] { $n } tarea más espera una decisión.
   *[other] { $n } tareas más esperan una decisión.
}
report-decision-line = Decide: { $owner }, para el { $date }.
report-decide-task = Decidir qué se hace con { $task } ({ $owner }).
report-decide-task-options = Opciones: una nueva fecha, otro responsable, o sin ello.
report-decide-milestone = Decidir qué se hace con el hito { $task } ({ $owner }).
report-decide-milestone-options = Opciones: una nueva fecha, otro responsable, o sin ello.
report-decide-blocked = Resolver lo que bloquea { $task } ({ $owner }).
report-decide-blocked-options = Opciones: resolver el bloqueo, otra vía, o una nueva fecha.
report-decide-waiting-otherwise = { $waiting ->
    [one] De lo contrario no puede terminarse una tarea con plazo hasta el { $date }.
   *[other] De lo contrario no pueden terminarse { $waiting } tareas, la primera con plazo hasta el { $date }.
}
report-decide-milestone-otherwise = De lo contrario el hito del { $date } sigue sin cumplirse.
report-decide-task-otherwise = De lo contrario sigue abierta más allá del { $date }, su plazo.
report-decide-risk = Decidir cómo tratar un riesgo grave sin ninguna medida registrada: «{ $risk }» ({ $level }).
report-decide-risk-options = Opciones: una medida con responsable y fecha, una alternativa, o aceptarlo por escrito.
report-decide-risk-otherwise = De lo contrario, si ocurre: { $effect }.
report-decide-risk-stays = De lo contrario sigue igual de grave.
report-decide-budget = Decidir sobre las líneas presupuestarias sin compromiso ({ $n }): { $names }.
report-decide-budget-options = Opciones: comprometer los importes, otra fuente, o reducir.
report-decide-budget-otherwise = De lo contrario lo que financian no está asegurado para el { $date }.
report-decide-coordinator = el coordinador
report-decide-office = { $partner } ({ $office })
report-overall = Valoración general
report-part-work = Trabajo
report-part-results = Resultados

## Page 2: objectives

report-objectives = Avances hacia los objetivos
report-objectives-none = No se ha formulado ningún objetivo
report-objectives-not-assessed = Todavía no se puede evaluar ningún objetivo
report-objectives-well = { $n ->
    [one] El objetivo avanza según lo previsto
   *[other] Los { $n } objetivos avanzan según lo previsto
}
report-objectives-assessed-well = { $n ->
    [one] De { $of } objetivos, el único que se puede evaluar avanza según lo previsto
   *[other] De { $of } objetivos, los { $n } que se pueden evaluar avanzan según lo previsto
}
report-objectives-concerns = { $n } de { $of } objetivos no avanzan según lo previsto, sobre todo el objetivo { $objective }
report-objectives-after = Objetivos logrados: { $reached } de { $of }; en parte: { $partly }; no: { $failed }; no evaluados: { $unknown }
report-objective-no-task = Objetivo { $objective }: ninguna tarea contribuye a él
report-objective-achieved = El objetivo { $objective } se ha logrado
report-objective-partly-achieved = El objetivo { $objective } se ha logrado en parte: metas alcanzadas, { $met } de { $due }
report-objective-not-achieved = El objetivo { $objective } no se ha logrado: metas alcanzadas, { $met } de { $due }
report-objective-not-counted = El objetivo { $objective } no está evaluado: resultados contabilizados, { $counted } de { $due }
report-objective-not-due = El objetivo { $objective } todavía no se puede evaluar: no se ha cumplido el plazo de ninguna de sus tareas
report-objective-on-track = El objetivo { $objective } avanza según lo previsto, con { $completed ->
    [one] { $completed } de { $n } tareas completada
   *[other] { $completed } de { $n } tareas completadas
}
report-objective-on-track-overdue = { $overdue ->
    [one] El objetivo { $objective } avanza según lo previsto, pero { $overdue } de sus { $n } tareas está vencida
   *[other] El objetivo { $objective } avanza según lo previsto, pero { $overdue } de sus { $n } tareas están vencidas
}
report-objective-partly-overdue = { $overdue ->
    [one] El objetivo { $objective } lleva un ligero retraso: { $overdue } de sus { $n } tareas está vencida
   *[other] El objetivo { $objective } lleva un ligero retraso: { $overdue } de sus { $n } tareas están vencidas
}
report-objective-partly-slow = El objetivo { $objective } lleva un ligero retraso: realizado { $delivered }, plan { $planned }
report-objective-partly-results = El objetivo { $objective } lleva un ligero retraso en sus resultados: { $achievement } del camino hacia las metas que ya vencen
report-objective-off-overdue = { $overdue ->
    [one] El objetivo { $objective } lleva retraso: { $overdue } de sus { $n } tareas está vencida
   *[other] El objetivo { $objective } lleva retraso: { $overdue } de sus { $n } tareas están vencidas
}
report-objective-off-slow = El objetivo { $objective } lleva retraso: realizado { $delivered }, plan { $planned }
report-objective-off-results = El objetivo { $objective } lleva retraso en sus resultados: { $achievement } del camino hacia las metas que ya vencen
report-indicator-line = { $title }: { $actual } (meta: { $target })
report-indicator-line-no-target = { $title }: { $actual }
report-unsure = { $value }?
report-value-unit = { $value } { $unit }
report-value-planned = { $value } (previsto)
report-value-expected = { $value } (esperado)
report-value-measured = { $value } (contado antes del final)
report-value-final = { $value } (definitivo)
report-tile-value-planned = { $label } (previsto)
report-tile-value-expected = { $label } (esperado)
report-tile-value-measured = { $label } (contado antes del final)
report-tile-value-final = { $label } (definitivo)
report-col-objective = Objetivo
report-col-delivery = Actividades realizadas
report-col-results = Resultados logrados
report-col-rating = Valoración
report-rated-by-activities = por las actividades
report-rated-by-results = por los resultados
report-rated-by-activities-alone = solo por las actividades
report-results-outlook = { $percent } si se cumple lo previsto o esperado (indicadores: { $n } de { $of })
report-planned-at = plan { $planned }
report-delivered-planned = { $delivered }, plan { $planned }
report-n-overdue = { $n ->
    [one] { $n } vencida
   *[other] { $n } vencidas
}
report-n-blocked = { $n ->
    [one] { $n } bloqueada
   *[other] { $n } bloqueadas
}
report-n-at-risk = { $n } en riesgo
report-no-indicator = sin indicador
report-change-delivery = realizado: { $change }
report-change-note = Variación indicada en el cuadro: actividades realizadas, { $since }, en puntos porcentuales.
report-figure-objectives = Actividades realizadas (barra ancha) y resultados logrados (barra estrecha), cada uno frente al plan (marca vertical). Rayado: solo previsto o esperado.
report-results-not-assessed = resultados no evaluados
report-alt-objectives-row = { $objective }: realizado { $delivered }, plan { $planned }, { $rating }
report-alt-objectives = { $n ->
    [one] Barra de { $n } objetivo. { $rows }.
   *[other] Barras de { $n } objetivos. { $rows }.
}

## Page 3: workstreams and milestones

report-workstreams = Líneas de trabajo e hitos
report-workstreams-well = { $of ->
    [0] Ninguna línea de trabajo tiene tareas vencidas
    [one] La única línea de trabajo no tiene ninguna tarea vencida
   *[other] Ninguna de las { $of } líneas de trabajo tiene tareas vencidas
}
report-workstreams-one-overdue = { $overdue ->
    [one] Una sola línea de trabajo tiene una tarea vencida: «{ $workstream }»
   *[other] Una sola línea de trabajo tiene tareas vencidas, «{ $workstream }»: { $overdue } de { $n }
}
report-workstreams-most = { $workstreams } de { $of } líneas de trabajo tienen tareas vencidas, sobre todo «{ $workstream }»: { $most } de { $n }
report-workstreams-even = { $workstreams } de { $of } líneas de trabajo tienen tareas vencidas, { $overdue } en total
report-col-workstream = Línea de trabajo
report-col-done = Completadas
report-col-next = Próximamente
report-col-due = Plazo
report-col-owner = Responsable
report-col-milestone = Hito
report-forecast = previsión: { $date }
report-col-state = Estado
report-nothing-left = nada pendiente
report-overdue-mark = vencida
report-milestones = Hitos
report-milestones-none = No se ha fijado ningún hito
report-milestones-done = { $of ->
    [one] El único hito se ha alcanzado
   *[other] Los { $of } hitos se han alcanzado
}
report-milestones-overdue = { $overdue ->
    [one] { $overdue } de { $of } hitos está vencido: { $task }
   *[other] { $overdue } de { $of } hitos están vencidos, el primero { $task }
}
report-milestones-risk = Hitos alcanzados: { $done } de { $of }; entre los próximos, { $risk } en riesgo, el primero { $task }
report-milestones-next = Hitos alcanzados: { $done } de { $of }; el próximo es { $task }, el { $date }
report-critical-link = {" → "}
report-critical = { $days ->
    [one] Camino crítico, las tareas abiertas con menos holgura: { $chain }. Holgura: { $days } día.
   *[other] Camino crítico, las tareas abiertas con menos holgura: { $chain }. Holgura: { $days } días.
}
report-critical-late = { $days ->
    [one] Camino crítico, las tareas abiertas con menos holgura: { $chain }. Va { $days } día tarde.
   *[other] Camino crítico, las tareas abiertas con menos holgura: { $chain }. Va { $days } días tarde.
}
report-figure-timeline = Líneas de trabajo, desde el inicio de su primera tarea hasta su último plazo. Los signos están en su plazo, o una línea fina lleva a él; los hitos llevan su número en el cuadro
report-timeline-opening = Apertura
report-timeline-today = { $date }
report-timeline-done = hito alcanzado
report-timeline-due = hito pendiente
report-timeline-overdue = vencido
report-timeline-forecast = previsión, si es posterior
report-timeline-small = signos pequeños: otras tareas
report-alt-timeline = Cronograma al { $date } ({ $counter }). Hitos: { $n }; alcanzados: { $done }; vencidos: { $overdue }. Previsión posterior al plazo: { $later }.


## Page 4: partners

report-partners = Entidades asociadas y acción concertada
report-partners-well = { $of ->
    [0] Nada está vencido
    [one] La única entidad asociada no tiene nada vencido
   *[other] Ninguna de las { $of } entidades asociadas tiene nada vencido
}
report-partners-one = { $overdue ->
    [one] Una sola entidad debe una tarea o aportación vencida: { $partner }
   *[other] Una sola entidad debe las { $overdue } tareas y aportaciones vencidas: { $partner }
}
report-partners-most = { $partner } debe { $n } de las { $overdue } tareas y aportaciones vencidas; { $partners } de { $of } entidades llevan retraso
report-partners-even = { $partners } de { $of } entidades deben { $overdue } tareas y aportaciones vencidas
report-col-partner = Entidad asociada
report-col-led = Tareas dirigidas
report-col-contributing = Aportaciones
report-col-overdue = Vencidas
report-col-response = A tiempo
report-col-punctuality = Días de antelación o retraso (n)
report-punctuality-early = { $days } antes ({ $n })
report-punctuality-late = { $days } después ({ $n })
report-punctuality-on-day = el mismo día ({ $n })
report-response-time = { $days } ({ $n })
report-done-of = { $n } de { $of }
report-response-rest = { $share }, { $rest }
report-late = { $n } con retraso
report-missing = { $n ->
    [one] { $n } sin entregar
   *[other] { $n } sin entregar
}
report-partners-note = Tareas dirigidas y aportaciones: completadas del total. A tiempo: de las tareas dirigidas y aportaciones con plazo cumplido, lo que llegó en su día; para todos los socios { $share }. Días de antelación o retraso: mediana de las n entregas.
report-unreached = no localizado desde el { $date }
report-silent = { $n ->
    [one] sin respuesta sobre { $n } elemento vencido
   *[other] sin respuesta sobre { $n } elementos vencidos
}
report-unheard-count = { $word }: { $n } de { $of }
report-alt-unheard = { $word }: { $partners }.
report-figure-heat-map = Tareas y aportaciones que las entidades deben todavía, por línea de trabajo: vencidas / pendientes
report-alt-heat-map = { $overdue ->
    [one] { $overdue } de { $open } tareas y aportaciones pendientes está vencida; { $partner } debe { $most }, nadie debe más.
   *[other] { $overdue } de { $open } tareas y aportaciones pendientes están vencidas; { $partner } debe { $most }, nadie debe más.
}
report-alt-heat-map-own = { $overdue ->
    [one] { $partner }: { $overdue } de { $open } tareas y aportaciones pendientes está vencida.
   *[other] { $partner }: { $overdue } de { $open } tareas y aportaciones pendientes están vencidas.
}
report-alt-heat-map-well = { $open ->
    [0] Nadie debe nada.
    [one] { $open } tarea o aportación está pendiente, ninguna está vencida.
   *[other] { $open } tareas y aportaciones están pendientes, ninguna está vencida.
}
report-joint-tasks = Tareas compartidas por entidades de dos o más tipos: { $share }
report-caption-concertation = Tareas que un tipo de entidad dirige o a las que aporta, por objetivo
report-col-kind = Tipo de entidad
report-gap = vacío
report-gaps = Vacíos
report-gaps-none = Todos los tipos de entidad participan en todos los objetivos.
report-concertation-gap = { $n ->
    [one] { $kind }: sin participación en el objetivo { $objectives }.
   *[other] { $kind }: sin participación en los objetivos { $objectives }.
}

## Page 5: what is overdue, what comes next

report-lists = Tareas vencidas y próximas
report-lists-nothing = No hay nada vencido y nada vence en los próximos { $days } días
report-lists-soon = { $soon ->
    [one] No hay nada vencido; { $soon } tarea vence en los próximos { $days } días
   *[other] No hay nada vencido; { $soon } tareas vencen en los próximos { $days } días
}
report-lists-overdue = { $overdue ->
    [one] { $overdue } tarea está vencida; ninguna otra vence en los próximos { $days } días
   *[other] { $overdue } tareas están vencidas; ninguna otra vence en los próximos { $days } días
}
report-lists-both = { $overdue ->
    [one] { $overdue } tarea vencida, { $soon } más por completar en { $days } días
   *[other] { $overdue } tareas vencidas, { $soon } más por completar en { $days } días
}
report-overdue = Vencidas
report-overdue-none = Ninguna tarea está vencida.
report-due-soon = Vencen a más tardar el { $until }
report-due-soon-none = No vence ninguna tarea.
report-col-task = Tarea
report-col-lead = Responsable
report-col-float = Holgura
report-col-health = Situación
report-waits-for-inputs = Faltan las aportaciones de { $partners }.
report-tasks-waiting = { $n ->
    [one] { $n } tarea depende de ella.
   *[other] { $n } tareas dependen de ella.
}

## Annex

report-annex = Anexo
report-indicators = Indicadores
report-col-indicator = Indicador
report-col-baseline = Línea de base
report-col-target = Meta
report-col-actual = Valor actual
report-next-target = { $target } al { $date }
report-col-achievement = Grado de logro
report-col-source = Fuente
report-confidence = fiabilidad: { $confidence }
report-was = antes: { $value }
report-source-computed = calculado a partir del registro
report-source-computed-share = { $of ->
    [one] calculado a partir del registro: { $n } de { $of } tarea
   *[other] calculado a partir del registro: { $n } de { $of } tareas
}
report-source-expected = fuente prevista: { $source }
report-indicators-note = – no evaluado: no se ha medido ningún valor, o se desconoce el valor de referencia o la meta.

report-changes = Cambios { $since }
report-changes-none = Sin cambios.
report-changes-completed = Tareas completadas
report-changes-overdue = Nuevas tareas vencidas
report-changes-moved = Fechas modificadas
report-changes-added = Tareas añadidas
report-changes-removed = Tareas canceladas o retiradas
report-changes-withdrawn = Informes retirados
report-changes-ratings = Valoraciones
report-changes-indicators = Indicadores
report-change-moved = { $task }: del { $from } al { $to }
report-change-rating = Objetivo { $objective }: de «{ $from }» a «{ $to }»
report-change-value = { $title } ({ $id }): { $to }, antes { $from }
report-change-value-first = { $title } ({ $id }): { $to }, primer valor

report-method = Método y umbrales
report-method-cut-off = Fecha de corte
report-method-cut-off-text = Lo que estaba registrado al { $host }, es decir, al { $utc }.
report-method-progress = Progreso de una tarea
report-method-progress-text = No iniciado, bloqueado o en suspenso 0, en curso o devuelto para revisión { $started }, completado { $completed }. Entregado por la entidad responsable: la parte recibida de las aportaciones solicitadas, entre { $started } y { $submitted }; { $submitted } cuando la regla no exige más, o a la espera de la aprobación que exige la definición. Las tareas canceladas no se cuentan en ningún lugar.
report-method-delivery = Actividades realizadas
report-method-delivery-text = Progreso medio ponderado de las tareas que contribuyen a un objetivo; una tarea pesa 2 para su objetivo principal y 1 para cada uno de los demás a los que contribuye. Para las líneas de trabajo y para el conjunto, todas las tareas pesan lo mismo.
report-method-planned = Plan
report-method-planned-text = Peso de las tareas cuyo plazo vence a más tardar en la fecha de corte, dividido por el peso de todas.
report-method-schedule = Índice de calendario
report-method-schedule-text = Actividades realizadas, divididas por el plan.
report-method-achievement = Resultados logrados
report-method-achievement-text = (valor actual – línea de base) / (meta – línea de base) de cada indicador; la media se calcula con valores entre 0 % y 100 %. Sin línea de base, meta o valor actual, un indicador no se evalúa ni se cuenta.
report-method-values = Valores de los indicadores
report-method-values-text = Los valores medidos y definitivos son resultados. Los previstos, y los esperados como anuncios e inscripciones, se llaman así, se dibujan rayados y no cuentan como logro. Desde la clausura, lo medido antes no es un resultado del evento salvo que sea definitivo: aún no está contado. Un valor del que nada se dice es medido. «?»: fiabilidad baja.
report-method-next-target = Metas intermedias
report-method-next-target-text = El camino se mide hasta la siguiente meta intermedia tras el día del valor; después de la última, hasta la meta misma.
report-method-expected = Índice de resultados
report-method-expected-text = Logro de cada indicador dividido por lo que se espera de él en la fecha de corte; media de valores entre 0 y 1. Se esperan una meta intermedia desde su día y la meta desde la clausura. Si la definición espera valores desde un día anterior, un recuento debe crecer de modo uniforme desde entonces hasta la clausura, y una tasa o un nivel que debe bajar ha de estar en su meta. De las tasas y niveles descendentes que se calculan se espera siempre la meta. Antes no se espera nada y ningún valor se valora. La marca de la barra es la media de lo esperado. Sin línea de base, un valor que debe subir se divide por lo esperado, como si partiera de 0; uno que debe bajar cuenta 1 si se alcanza lo esperado y, si no, 0.
report-method-overall = Valoración general
report-method-overall-text = La valoración del objetivo peor valorado; lo no evaluado no cuenta.
report-method-rating = Valoración
report-method-rating-text = { $by ->
    [schedule] El índice de calendario
    [results] El índice de resultados
   *[worse] El peor de los índices de calendario y de resultados
  }: ● según lo previsto a partir de { $green }, ▲ parcialmente según lo previsto a partir de { $amber }, ■ lejos de lo previsto por debajo. ✓ logrado: todas las tareas completadas y todas las metas alcanzadas, si las tiene. – no evaluado: no hay con qué valorar.
report-method-after = Valoración tras el evento
report-method-after-text = Solo por los resultados, en cuanto se ha contabilizado más de la mitad de las metas que vencen; – no evaluado antes. ✓ logrado: se han alcanzado todas las metas. Con una meta no alcanzada o sin contabilizar: ▲ logrado en parte si el índice de resultados es de al menos { $amber }, ■ no logrado por debajo. Por las tareas de preparación abiertas se pregunta; no se valoran.
report-method-whole = Valoración general
report-method-whole-text = Con la misma regla, sobre todas las tareas y todos los indicadores. Los resultados solo se valoran si se valoran los de más de la mitad de los objetivos. Está como máximo parcialmente según lo previsto mientras un objetivo o una línea de trabajo esté lejos de lo previsto, y ✓ logrado solo si lo está cada objetivo.
report-method-workstreams = Valoración de una línea de trabajo
report-method-workstreams-text = Por su índice de calendario; con una tarea vencida, bloqueada o en riesgo está como máximo parcialmente según lo previsto. ✓: todas sus tareas están completadas.
report-method-on-time = Hechas a tiempo
report-method-on-time-text = De las tareas cuyo día había llegado en la fecha de corte, las completadas antes de su fin en la zona horaria de la entidad responsable. Los días de término y entrega se indican según el reloj del socio en cuestión.
report-method-response = Entregado a tiempo
report-method-response-text = De las tareas dirigidas y las aportaciones cuyo día había llegado en la fecha de corte con su tarea abierta, las entregadas a más tardar ese día. Lo que llegó después figura aparte como retraso; lo que no llegó, como sin entregar. Una aportación sin la cual su tarea se completó ese día o más tarde no se entregó. Lo que se declinó no se cuenta.
report-method-punctuality = Días de antelación o retraso
report-method-punctuality-text = Mediana de los días naturales entre el vencimiento y la entrega de las tareas dirigidas y aportaciones; n: entregas. No se imprime nada con menos de { $least }.
report-method-health = Situación de una tarea
report-method-health-text = ■ vencida: su día ha pasado. ▲ en riesgo: bloqueada, a la espera de una tarea vencida, retenida más allá de su día por lo que necesita, recordada dos veces sin entrega, o hecha en menos de la mitad cuando queda menos de la mitad de su período. ◆ próximo vencimiento: quedan como máximo { $soon } días. ● según lo previsto: en curso. ○ ni empezada ni vencida: aún no se ha hecho nada. «Próximamente» abarca { $outlook } días.
report-method-decisions = Decisiones solicitadas
report-method-decisions-text = Tareas vencidas sin las que otras no pueden terminarse, hitos vencidos y tareas bloqueadas, primero lo que más tareas frena; el más grave de los riesgos graves sin tratamiento registrado; desde { $months } meses antes de la apertura, líneas presupuestarias en dinero con plan y sin compromiso. Decide el anfitrión, sobre un riesgo su responsable, en cinco días hábiles y no después de la apertura. Una decisión sobre una tarea se vuelve a solicitar hasta que se toma o ha terminado todo lo que dependía de ella. { $most } como máximo, con un lugar para un riesgo y otro para el dinero; desde la apertura, ninguna sobre su preparación.
report-method-unheard = Sin contacto, sin respuesta
report-method-unheard-text = Sin contacto: en el último intento no se pudo escribir a nadie de la entidad; no hay dirección, o los mensajes fueron devueltos desde todas. Termina cuando vuelve a salir un mensaje para ella o cuando responde. Sin respuesta: hace al menos { $days } días se recordaron a la entidad elementos que ya han vencido, y no ha dicho nada de ninguno de ellos.
report-method-owner = Responsable de una línea
report-method-owner-text = La entidad que dirige más tareas de la línea; en caso de empate, la primera de la definición.
report-method-budget = Presupuesto
report-method-budget-text = Los porcentajes se calculan sobre lo previsto en las partidas con dato, por separado en efectivo y en especie. Una partida sin dato se deja aparte y no cuenta como 0. Entre 99 % y 101 %, y por debajo de 1 %, llevan un decimal. El exceso de una partida no se compensa con lo que ahorran otras.
report-method-forecast = Previsión de un hito
report-method-forecast-text = El primer día en que puede alcanzarse si, desde la fecha de corte, nada se retrasa más y cada tarea abierta conserva el tiempo que el plan le deja después de lo que necesita; se indica si es posterior al plazo, y no de lo que el evento ha dejado atrás.
report-method-float = Holgura y camino crítico
report-method-float-text = Holgura: días naturales que una tarea abierta puede retrasarse aún sin quitar tiempo a otra ni hacer perder un hito, un día fijo o el final de la preparación; en una tarea vencida se cuenta desde la fecha de corte. Por debajo de 0 son días de más. El camino crítico es la cadena más larga de las tareas abiertas que vencen hasta la apertura y tienen la menor holgura; su holgura es la de ellas.
report-method-computed = Indicador { $id }
report-method-concerted-on-time-text = Calculado: de las tareas en que participan socios de dos o más tipos y cuyo plazo se había cumplido, las completadas a tiempo.
report-method-leading-text = Calculado: organizaciones intergubernamentales que han completado al menos una tarea que dirigen. La que solo dirige no se cuenta: eso es el plan, no un resultado.
report-method-overdue-inputs-text = Calculado: aportaciones pendientes y vencidas en la fecha de corte; sin valor antes del primer vencimiento.
report-method-small = Porcentajes
report-method-small-text = Redondeados a enteros, la mitad hacia arriba; 100 % se indica solo si son todos, 0 % solo si no hay ninguno. Ningún porcentaje de menos de tres elementos figura sin su número.
report-method-definition = Definición
report-method-definition-text = SHA-256 { $hash }

report-abbreviations = Abreviaturas
report-abbreviation-opening = día de apertura del evento; T–3m: tres meses antes
report-contacts = Contactos por función
report-col-organisation = Organización
report-col-function = Función
report-col-email = Correo electrónico
report-col-phone = Teléfono

# Gantt
gantt-dates = A { $today }; apertura el { $opening }
gantt-week = { $day } { $month }
gantt-days = { $n } d
gantt-planned = previsto
gantt-done = hecho
gantt-critical = sin holgura
gantt-float = holgura
gantt-due = vencimiento
gantt-milestone = hito
gantt-late = retraso
gantt-alt = Diagrama de Gantt de { $n } tareas a { $today }, apertura el { $opening }. Vencidas: { $overdue }; sin holgura: { $critical }.

# The report of a programme: its events side by side.
programme-kind = Informe del programa
programme-heading = { $over } de { $events } eventos han pasado; por venir: { $ahead }, con { $completed } de { $n } tareas completadas
programme-heading-over = { $events ->
    [one] El evento ha pasado
   *[other] Los { $events } eventos han pasado
}
programme-objectives-well = Todos los objetivos marcharon según lo previsto en todos los eventos
programme-objectives-behind = { $n ->
    [one] «{ $objective }» se retrasó en { $n } de { $of } eventos
   *[other] «{ $objective }» se retrasó en { $n } de { $of } eventos, más que cualquier otro objetivo
}
programme-objectives-even = { $names } se retrasaron en { $n } de { $of } eventos cada uno
programme-col-event = Evento
programme-note = Cifras de cada evento en la fecha indicada bajo su valoración.
programme-series = Indicadores a lo largo de los eventos
programme-series-note = Relleno: medido. Solo contorno: provisional, el evento no ha terminado. Discontinuo: de baja fiabilidad. Guion: no medido.
programme-interim = provisional
programme-sum = Suma de { $n } de { $of } eventos: { $value }
programme-max = Mayor valor de { $n } de { $of } eventos: { $value }
programme-alt-series = { $title } por evento. { $rows }.
