-- An invitation that waits for the first day of a session of slots waits until its person is called up, as those made since do. (ACC-4)
update cordee.invitation i set due_at = null
where i.sent_at is null and i.ended_at is null and i.due_at > cordee.now()
  and exists (select from cordee.membership m where m.person = i.person and m.ended_at is null)
  and not exists (
    select from cordee.membership m join sessions s on s.id = m.session
    where m.person = i.person and m.ended_at is null
      and (m.role <> 'learner' or s.kind is distinct from 'slot'
        or exists (select from cordee.waiting_member w where w.membership = m.id)
        or exists (select from cordee.slot_holding h where h.membership = m.id)));
