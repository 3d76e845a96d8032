-- The indicators of a quarter asked by hand: the shortest SQL that gives each number, written for PostgreSQL.
-- It is the floor that the indicators are measured beside, and says the same as their definitions.

-- name: residents
SELECT count(*) FROM residents_residency
WHERE started_on <= %(end)s AND coalesce(ended_on, expires_on) > %(end)s;

-- name: jobs_created
SELECT sum(coalesce(p.jobs_full, 0) + coalesce(p.jobs_part, 0)
    - coalesce(b.jobs, r.baseline_jobs_full + r.baseline_jobs_part))
FROM (
    SELECT * FROM residents_periodicreport
    WHERE state = 'verified' AND year = %(year)s AND quarter = %(number)s
) p
JOIN residents_residency r ON r.id = p.residency_id
LEFT JOIN LATERAL (
    SELECT coalesce(jobs_full, 0) + coalesce(jobs_part, 0) AS jobs FROM residents_periodicreport
    WHERE residency_id = p.residency_id AND state = 'verified'
        AND (year, quarter) < (%(year)s, %(number)s)
    ORDER BY year DESC, quarter DESC LIMIT 1
) b ON true;

-- name: investment
SELECT sum(i.amount_kgs) FROM residents_investment i
JOIN residents_periodicreport p ON p.id = i.report_id
WHERE i.received_on BETWEEN %(start)s AND %(end)s AND NOT i.struck_out AND p.state = 'verified';

-- name: patents
SELECT count(*) FROM ip_grant g JOIN ip_ipobject o ON o.id = g.ip_object_id
WHERE g.granted_on BETWEEN %(start)s AND %(end)s AND o.kind IN ('invention', 'utility_model', 'industrial_design');

-- name: revenue
SELECT sum(revenue) FROM residents_periodicreport
WHERE state = 'verified' AND year = %(year)s AND quarter = %(number)s;

-- name: occupancy
WITH rooms AS (
    SELECT id, area, %(end)s::date + 1 - greatest(act_date, %(start)s::date) AS days
    FROM units_premises WHERE lettable AND act_date <= %(end)s
), repaired AS (
    SELECT premises_id, greatest(
        0, least(coalesce(ended_on, 'infinity'), %(end)s::date + 1) - greatest(started_on, %(start)s::date)
    ) AS days
    FROM units_repair
), given AS (
    SELECT a.area * (least(a.ends_on, %(end)s::date + 1) - greatest(a.starts_on, %(start)s::date) - coalesce((
        SELECT sum(greatest(
            0, least(coalesce(r.ended_on, 'infinity'), a.ends_on, %(end)s::date + 1)
                - greatest(r.started_on, a.starts_on, %(start)s::date)
        ))
        FROM units_repair r WHERE r.premises_id = a.premises_id
    ), 0)) AS metres
    FROM units_allocation a JOIN rooms ON rooms.id = a.premises_id
    WHERE a.starts_on <= %(end)s AND a.ends_on > %(start)s
)
SELECT round(100 * (SELECT sum(metres) FROM given) / sum(area * (rooms.days - coalesce((
    SELECT sum(days) FROM repaired WHERE premises_id = rooms.id
), 0))), 2) FROM rooms;

-- name: acceptance_rate
SELECT round(100.0 * count(*) FILTER (WHERE outcome <> 'rejected') / count(*), 2)
FROM applications_decision
WHERE decided_on BETWEEN %(start)s AND %(end)s AND outcome IN ('accepted', 'conditional', 'rejected')
    AND (reversed_on IS NULL OR reversed_on > %(end)s);

-- name: time_to_decision
WITH passed AS (SELECT * FROM unnest(%(days)s::date[], %(passed)s::int[]) AS p (day, number)),
waits AS (
    SELECT decided_on, (SELECT (at AT TIME ZONE 'Asia/Bishkek')::date FROM core_transitionlog
        WHERE content_type_id = %(application)s AND object_id = application_id::varchar
            AND transition = 'confirm_complete' ORDER BY at DESC LIMIT 1) AS complete
    FROM applications_decision
    WHERE decided_on BETWEEN %(start)s AND %(end)s AND outcome IN ('accepted', 'conditional', 'rejected')
        AND (reversed_on IS NULL OR reversed_on > %(end)s)
)
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY b.number - a.number)
FROM waits JOIN passed a ON a.day = complete JOIN passed b ON b.day = decided_on
WHERE complete <= decided_on;

-- name: graduation_rate
SELECT round(100.0 * count(*) FILTER (WHERE end_kind = 'graduated') / count(*), 2)
FROM residents_residency
WHERE coalesce(ended_on, expires_on) BETWEEN %(start)s AND %(end)s AND end_kind <> 'transferred';

-- name: survival_1
SELECT round(100.0 * count(*) FILTER (WHERE f.state IN ('operating', 'merged', 'acquired')) / count(*), 2)
FROM residents_followup f JOIN residents_residency r ON r.id = f.residency_id
WHERE r.end_kind = 'graduated' AND r.ended_on <= %(end)s::date - interval '1 years'
    AND f.year = 1 AND f.learned_on <= %(end)s AND f.state <> 'unknown';

-- name: survival_3
SELECT round(100.0 * count(*) FILTER (WHERE f.state IN ('operating', 'merged', 'acquired')) / count(*), 2)
FROM residents_followup f JOIN residents_residency r ON r.id = f.residency_id
WHERE r.end_kind = 'graduated' AND r.ended_on <= %(end)s::date - interval '3 years'
    AND f.year = 3 AND f.learned_on <= %(end)s AND f.state <> 'unknown';

-- name: mentor_hours
SELECT sum(hours) FROM incubator_mentoringsession
WHERE state = 'done' AND planned_on BETWEEN %(start)s AND %(end)s;

-- name: services
SELECT count(*) FROM units_servicerequest
WHERE state IN ('delivered', 'confirmed') AND delivered_on BETWEEN %(start)s AND %(end)s;

-- name: events
SELECT count(*) FROM units_event
WHERE state = 'held' AND (starts_at AT TIME ZONE 'Asia/Bishkek')::date BETWEEN %(start)s AND %(end)s;

-- name: participants
SELECT count(DISTINCT p.contact) FROM units_participant p JOIN units_event e ON e.id = p.event_id
WHERE p.attended AND e.state = 'held'
    AND (e.starts_at AT TIME ZONE 'Asia/Bishkek')::date BETWEEN %(start)s AND %(end)s;

-- name: attendances
SELECT count(*) FROM units_participant p JOIN units_event e ON e.id = p.event_id
WHERE p.attended AND e.state = 'held'
    AND (e.starts_at AT TIME ZONE 'Asia/Bishkek')::date BETWEEN %(start)s AND %(end)s;

-- name: own_income
SELECT sum(CASE WHEN reverses_id IS NULL THEN amount ELSE -amount END) FROM finance_income
WHERE state = 'confirmed' AND received_on BETWEEN %(start)s AND %(end)s AND source = 'services';

-- name: budget_execution
SELECT round(100 * (
    SELECT sum(CASE WHEN reverses_id IS NULL THEN amount ELSE -amount END) FROM finance_income
    WHERE state = 'confirmed' AND received_on BETWEEN %(start)s AND %(end)s
) / sum(e.amount), 2)
FROM reporting_budgetentry e JOIN reporting_yearplan p ON p.id = e.plan_id
WHERE p.kind = 'budget' AND p.state = 'approved' AND p.year = %(year)s AND e.side = 'income';

-- name: memorandum_activity
SELECT count(*) FROM partnerships_evidence WHERE day BETWEEN %(start)s AND %(end)s;
