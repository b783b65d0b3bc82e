# awaiting native review

## What is kept in lists beside tasks: participation, texts, commitments, risks, budget, decisions

# What groups of participants are formed by.
grouping-constituency = Por categoría de participantes
grouping-region = Por región
grouping-gender = Por género
grouping-level = Delegaciones por nivel

commitment-announced = Anunciado
commitment-in_progress = En curso
commitment-completed = Cumplido
commitment-dropped = Abandonado
commitment-overdue = Vencido

risk-status-open = abierto
risk-status-occurred = materializado
risk-status-closed = cerrado

# How grave a risk is.
risk-level-severe = Grave
risk-level-moderate = Moderado
risk-level-slight = Leve
risk-level-unknown = No evaluado

# Where the level of a risk went since the report before.
risk-trend-up = ▲ al alza
risk-trend-down = ▼ a la baja
risk-trend-same = → sin cambios
risk-trend-new = nuevo
risk-trend-unknown = –

# The scales of the risk matrix; a field has room for about twelve letters.
risk-likelihood-1 = muy improbable
risk-likelihood-2 = improbable
risk-likelihood-3 = posible
risk-likelihood-4 = probable
risk-likelihood-5 = casi seguro
risk-impact-1 = mínimo
risk-impact-2 = menor
risk-impact-3 = moderado
risk-impact-4 = mayor
risk-impact-5 = crítico

means-cash = En efectivo
means-in_kind = En especie

## Participation, text and commitments

report-participation = Participación, texto y compromisos
report-participation-total = Total
report-participation-part = { $sum } (de { $n } de { $of } grupos)
report-pledge-announced = { $amount } { $currency } anunciados
report-pledge-signed = { $amount } { $currency } firmados
report-pledge-paid = { $amount } { $currency } pagados
report-pledge-part = { $sum } ({ $n } de { $of })
report-col-donor = Responsable
report-col-announced = Anunciado
report-col-signed = Firmado
report-col-paid = Pagado
report-participation-attended = { $n ->
    [one] Asistió { $n } participante
   *[other] Asistieron { $n } participantes
}
report-participation-confirmed = Invitaciones confirmadas: { $share }
report-participation-confirmed-only = { $n ->
    [one] { $n } participante ha confirmado su asistencia
   *[other] { $n } participantes han confirmado su asistencia
}
report-text-open = { $title }: { $paragraphs }
report-text-paragraphs = { $total ->
    [one] { $agreed } de { $total } párrafo acordado, { $bracketed } entre corchetes, { $open } sin examinar
   *[other] { $agreed ->
        [one] { $agreed } de { $total } párrafos acordado
       *[other] { $agreed } de { $total } párrafos acordados
    }, { $bracketed } entre corchetes, { $open } sin examinar
}
report-text-in-part = acordados { $done }, entre corchetes { $disputed }, abiertos { $rest }; no todos están contados
report-commitments = { $n ->
    [one] Se ha asumido { $n } compromiso, { $completed ->
        [0] que todavía no se ha cumplido
       *[other] que se ha cumplido
    }
   *[other] Se han asumido { $n } compromisos, { $completed ->
        [0] ninguno de ellos cumplido todavía
        [one] { $completed } de ellos cumplido
       *[other] { $completed } de ellos cumplidos
    }
}
report-commitments-overdue = { $n ->
    [one] Se ha asumido { $n } compromiso; está vencido
   *[other] Se han asumido { $n } compromisos, { $completed ->
        [0] ninguno de ellos cumplido todavía
        [one] { $completed } de ellos cumplido
       *[other] { $completed } de ellos cumplidos
    }; { $overdue ->
        [one] { $overdue } vencido
       *[other] { $overdue } vencidos
    }
}
report-col-group = Grupo
report-col-invited = Invitaciones
report-col-confirmed = Confirmadas
report-col-attended = Asistencia
report-col-share = Parte del total
report-col-commitment = Compromiso
report-figure-participation = Invitaciones confirmadas o, una vez comenzado el evento, asistencia (barra rellena), respecto del total de invitaciones (fondo)
report-figure-texts = Párrafos de cada texto: ✓ acordados, [ ] entre corchetes, ○ sin examinar
report-texts = Textos en negociación
report-commitments-title = Compromisos
report-commitment-with = con { $partners }
report-alt-participation = Participantes, { $title }: confirmados o presentes / invitados. { $rows }.
report-alt-texts = { $n ->
    [one] Barra de los párrafos de { $n } texto. { $rows }.
   *[other] Barras de los párrafos de { $n } textos. { $rows }.
}

## Risks and budget

report-risks = Riesgos y recursos
report-risks-none = No hay ningún riesgo abierto
report-risks-severe = { $open ->
    [one] El único riesgo abierto es grave: «{ $risk }» ({ $level })
   *[other] { $severe ->
        [one] { $severe } de los { $open } riesgos abiertos es grave: «{ $risk }» ({ $level })
       *[other] { $severe } de los { $open } riesgos abiertos son graves; el más grave: «{ $risk }» ({ $level })
    }
}
report-risks-calm = { $open ->
    [one] El único riesgo abierto no es grave: «{ $risk }» ({ $level })
   *[other] Ninguno de los { $open } riesgos abiertos es grave; el más alto: «{ $risk }» ({ $level })
}
report-risk-level = { $likelihood } × { $impact } = { $level }
report-risk-axes = Probabilidad (en vertical) × impacto (en horizontal)
report-col-no = Núm.
report-col-risk = Riesgo
report-col-treatment = Tratamiento
report-col-level = Nivel
report-col-trend = Tendencia
report-risk-cause = Causa: { $text }
report-risk-effect = Consecuencia: { $text }
report-alt-risk = { $number }: { $risk }, { $level }
report-alt-risk-matrix = { $n ->
    [0] Matriz de riesgos sin ningún riesgo abierto.
    [one] Matriz de riesgos con { $n } riesgo, de ellos graves: { $severe }. { $rows }.
   *[other] Matriz de riesgos con { $n } riesgos, de ellos graves: { $severe }. { $rows }.
}

report-budget-none = No se ha registrado ningún presupuesto
report-budget-heading = Presupuesto previsto en efectivo: { $planned } { $currency }; comprometido: { $committed }; gastado: { $spent }
report-budget-unreported = sin comunicar
report-budget-heading-in-kind = Aportaciones previstas en especie: { $planned } { $currency }; prometidas: { $committed }; recibidas: { $spent }
report-budget-heading-over = { $said }. Partidas excedidas: { $n }, en { $amount } { $currency } en total
report-budget-unplanned = El presupuesto todavía no tiene importes previstos
report-budget-rate = { $percent } (partidas con dato: { $n } de { $of })
report-budget-lines = partidas: { $n } de { $of }
report-budget-overspent = Partidas excedidas: { $n } de { $of } ({ $lines }), en { $amount } { $currency } en total.
report-budget-overcommitted = Partidas comprometidas por encima de lo previsto: { $n } de { $of } ({ $lines }), en { $amount } { $currency } en total.
report-budget-over-in-kind = En especie, partidas por encima de lo previsto: { $n } de { $of } ({ $lines }), en { $amount } { $currency } en total.
report-budget-under-plan = En conjunto, el gasto es { $amount } { $currency } inferior a lo previsto.
report-budget-over-plan = En conjunto, el gasto supera lo previsto en { $amount } { $currency }.
report-budget-over-promises = El gasto supera lo comprometido en { $amount } { $currency }.
report-budget-beyond = { $amount } { $currency } por encima de lo previsto
report-budget-cash = de los cuales, en efectivo
report-budget-in-kind = de los cuales, en especie
report-budget-total = Total
report-col-line = Partida
report-col-planned = Previsto
report-col-committed = Comprometido
report-col-spent = Gastado
report-budget-note = Importes en { $currency }. Aportaciones en especie por su valor estimado, en ninguna tasa junto con el efectivo. Porcentajes: de lo previsto en las partidas con dato. Barra: gastado respecto de lo previsto; marca: comprometido; tras un hueco y más alto: por encima de lo previsto.

## Decisions and ratings by hand

report-decision-asked = solicitada desde el informe { $report }
report-decision-outcome = { $task }: { $outcome }
report-decision-settled = { $task }: solicitada en { $report }, y ya sin objeto, pues la tarea ha terminado
report-decision-dropped = { $task }: solicitada en { $report }, y ya sin objeto: ha terminado todo lo que dependía de ella, o el evento se ha abierto
report-changes-decided = Decisiones adoptadas
report-by-hand = manualmente
report-rated-by-hand = Valoración manual, { $author }, { $date }: { $reason } (valoración calculada: { $computed })
report-rated-by-hand-same = Valoración manual, { $author }, { $date }: { $reason }; la valoración calculada es la misma
report-objective-by-hand = El objetivo { $objective } se valora manualmente como «{ $rating }»: { $reason }
report-method-risks = Nivel de un riesgo
report-method-risks-text = Probabilidad (de 1 a 5) por impacto (de 1 a 5): ■ grave a partir de { $severe }, ▲ moderado a partir de { $moderate }, ● leve por debajo. Un riesgo cerrado figura una vez más, en el informe posterior a su cierre.
report-method-by-hand = Valoración manual
report-method-by-hand-text = Una persona puede valorar un objetivo en lugar de la valoración calculada, con indicación de la dependencia, el día y el motivo; la valoración calculada figura al lado.
