-- A lead is found by the sender's own number of its row too; an owner reads which list a lead is of, and what the desk has decided to be
-- known of the same person.
alter table lead.lead add column code_index bytea;
create index lead_code on lead.lead (county, code_index) where code_index is not null;
alter table lead.match add column known bytea, add check (known is null or decision = 'same');
comment on column lead.match.known is 'What an owner is shown of somebody decided to be the same: the address of the dwelling, an earlier outcome and its day; ciphertext';

-- Lists of which the caller's agency has a lead now: number, sender and title alone.
create function lead.own_lists(p_county int) returns table (id uuid, year smallint, no int, sender text, title text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_mine uuid := app.this_agency();
begin
  if p_county is distinct from app.county_for('lead.answer') or v_mine is null then return; end if;
  return query
    select t.id, t.year, t.no, t.sender, t.title from lead.list t
     where t.county = p_county and t.retain_until > app.now()
       and t.id in (select l.list from lead.lead l where l.county = p_county and l.agency = v_mine);
end $$;

-- What is known of the person of a lead of the caller's agency, where the desk has decided that it is the same.
create function lead.own_known(p_county int, p_lead uuid) returns table (kind text, other uuid, known bytea)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare v_mine uuid := app.this_agency();
begin
  if p_county is distinct from app.county_for('lead.answer') or v_mine is null then return; end if;
  return query
    select m.kind, m.other, m.known from lead.match m
      join lead.lead l on l.county = m.county and l.id = m.lead
     where m.county = p_county and m.lead = p_lead and l.agency = v_mine and l.retain_until > app.now()
       and m.decision = 'same' and m.known is not null
     order by m.kind, m.other limit 50;
end $$;

revoke all on function lead.own_lists(int), lead.own_known(int, uuid) from public;
grant execute on function lead.own_lists(int), lead.own_known(int, uuid) to lianfang_staff;
