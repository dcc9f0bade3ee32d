-- The state of the last invitation of each person; null for who was never invited. Same rule as `invitationState` of the domain. (ACC-4)
create view cordee.invitation_state as
select p.id as person, i.state
from public.up_users p
left join lateral (
  select case
    when i.end_cause is not null then i.end_cause
    when i.sent_at is null then 'planned'
    when cordee.now() < i.expires_at then 'sent'
    else 'expired'
  end as state
  from cordee.invitation i where i.person = p.id order by i.made_at desc limit 1
) i on true;
