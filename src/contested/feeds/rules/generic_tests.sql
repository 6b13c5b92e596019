-- Generic tests of dbt for claims: what SQL can say of the rules of feeds.  Written by `contested feed dbt`; write it
-- anew rather than change it.  Each test selects the rows that its rule names.  Numbers are read as the columns have
-- them: where a cell holds words, it has no number here, and `contested feed check` reads it.

{% macro contested_number(column, nothing=[]) -%}
  case
    when trim(cast({{ adapter.quote(column) }} as {{ dbt.type_string() }})) in ('' {%- for code in nothing %}, '{{ code }}'{% endfor %}) then null
    else {% if target.type in ['duckdb', 'snowflake', 'databricks', 'trino'] %}try_cast{% else %}cast{% endif %}({{ adapter.quote(column) }} as {{ dbt.type_float() }})
  end
{%- endmacro %}

{% macro contested_key(columns) -%}
  {%- for column in columns -%}
    coalesce(trim(cast({{ adapter.quote(column) }} as {{ dbt.type_string() }})), '') || '|' {%- if not loop.last %} || {% endif -%}
  {%- else -%} '' {%- endfor -%}
{%- endmacro %}

{% macro contested_claimed(stance) -%}
  {%- if stance -%} coalesce(nullif(trim({{ adapter.quote(stance) }}), ''), 'claimed') in ('claimed', 'corrected')
  {%- else -%} 1 = 1 {%- endif -%}
{%- endmacro %}

{% macro contested_said(model, figure, number, nothing, stance) -%}
  -- the rows that claim a number, each with its figure and that number
  select * from (
    select
      *,
      {{ contested_key(figure) }} as contested_figure,
      {{ contested_number(number, nothing) }} as contested_value,
      row_number() over (order by {{ contested_key(figure) }}) as contested_row
    from {{ model }}
    where {{ contested_claimed(stance) }}
  ) as numbered
  where contested_value is not null
{%- endmacro %}

{% test contested_inconsistent_row(model, low, high, best=none, nothing=[]) %}
select * from {{ model }}
where {{ contested_number(low, nothing) }} > {{ contested_number(high, nothing) }}
{%- if best %}
  or {{ contested_number(low, nothing) }} > {{ contested_number(best, nothing) }}
  or {{ contested_number(best, nothing) }} > {{ contested_number(high, nothing) }}
{%- endif %}
{% endtest %}

{% test contested_below_floor(model, numbers, nothing=[]) %}
select * from {{ model }}
where {% for number in numbers %}{{ contested_number(number, nothing) }} < 0{% if not loop.last %} or {% endif %}{% endfor %}
{% endtest %}

{% test contested_empty_key(model, columns) %}
select * from {{ model }}
where {% for column in columns -%}
  {{ adapter.quote(column) }} is null or trim(cast({{ adapter.quote(column) }} as {{ dbt.type_string() }})) = '' {%- if not loop.last %} or {% endif %}
{%- endfor %}
{% endtest %}

{% test contested_nothing_said(model, numbers, nothing=[], stance=none) %}
select * from {{ model }}
where {{ contested_claimed(stance) }}
{%- for number in numbers %}
  and ({{ adapter.quote(number) }} is null
    or trim(cast({{ adapter.quote(number) }} as {{ dbt.type_string() }})) in ('' {%- for code in nothing %}, '{{ code }}'{% endfor %}))
{%- endfor %}
{% endtest %}

{% test contested_totals_row(model, columns, words) %}
select * from {{ model }}
where {% for column in columns -%}
  lower(trim(cast({{ adapter.quote(column) }} as {{ dbt.type_string() }}))) in ({% for word in words %}'{{ word }}'{% if not loop.last %}, {% endif %}{% endfor %}) {%- if not loop.last %} or {% endif %}
{%- endfor %}
{% endtest %}

{% test contested_duplicate_key(model, columns, key) %}
select * from (
  select *, count(*) over (partition by {{ contested_key(columns + [key]) }}) as contested_rows
  from {{ model }}
  where {{ adapter.quote(key) }} is not null
) as counted
where contested_rows > 1
{% endtest %}

{% test contested_duplicate_row(model, columns) %}
select * from (
  select *, row_number() over (partition by {{ contested_key(columns) }} order by {{ contested_key(columns) }}) as contested_rows
  from {{ model }}
) as counted
where contested_rows > 1
{% endtest %}

{% test contested_coded_number(model, figure, number, codes, far, nothing=[], stance=none) %}
with said as ({{ contested_said(model, figure, number, nothing, stance) }}),
beside as (
  select one.contested_row, min(other.contested_value) as least, max(other.contested_value) as most
  from said as one
  inner join said as other
    on one.contested_figure = other.contested_figure and one.contested_value <> other.contested_value
  group by one.contested_row
)
select said.* from said
inner join beside on said.contested_row = beside.contested_row
where said.contested_value in ({{ codes | join(', ') }})
  and (
    beside.least >= {{ far }} * greatest(said.contested_value, 1)
    or (said.contested_value > 0 and beside.most * {{ far }} <= said.contested_value)
  )
{% endtest %}

{% test contested_unit_slip(model, figure, number, slips, near, agree, codes, nothing=[], stance=none) %}
with said as ({{ contested_said(model, figure, number, nothing, stance) }}),
beside as (
  select
    one.contested_row,
    count(*) as others,
    min(other.contested_value) as least,
    max(other.contested_value) as most
  from said as one
  inner join said as other
    on one.contested_figure = other.contested_figure and one.contested_row <> other.contested_row
  where other.contested_value > 0 and other.contested_value not in ({{ codes | join(', ') }})
  group by one.contested_row
)
select said.* from said
inner join beside on said.contested_row = beside.contested_row
where said.contested_value not in ({{ codes | join(', ') }})
  and beside.most <= {{ agree }} * beside.least
  and ({% for factor, fewest in slips %}
    (
      beside.others >= {{ fewest }}
      and beside.least <= said.contested_value / {{ factor }} * {{ near }}
      and said.contested_value / {{ factor }} <= beside.most * {{ near }}
    ){% if not loop.last %} or {% endif %}{% endfor %}
  )
{% endtest %}

{% test contested_total_among_parts(model, alike, number, least, parts, nothing=[], stance=none) %}
with said as ({{ contested_said(model, alike, number, nothing, stance) }}),
summed as (
  select
    contested_figure,
    sum(contested_value) as total,
    sum(case when contested_value <> 0 then 1 else 0 end) as numbers
  from said
  group by contested_figure
)
select said.* from said
inner join summed on said.contested_figure = summed.contested_figure
where 2 * said.contested_value = summed.total
  and said.contested_value >= {{ least }}
  and summed.numbers > {{ parts }}
{% endtest %}

{% test contested_falling_count(model, series, number, day, low=none, high=none, softened=[], nothing=[], stance=none) %}
-- a count below that of the day before, or below the highest before it, unless the day before already was; what a
-- cell beside the number softens, or a correction comes after, is left alone
with said as ({{ contested_said(model, series, number, nothing, stance) }}),
counted as (
  select
    *,
    {% if low %}coalesce({{ contested_number(low, nothing) }}, contested_value){% else %}contested_value{% endif %} as contested_low,
    {% if high %}coalesce({{ contested_number(high, nothing) }}, contested_value){% else %}contested_value{% endif %} as contested_high,
    {% if stance -%}
    sum(case when trim({{ adapter.quote(stance) }}) = 'corrected' then 1 else 0 end)
      over (partition by contested_figure order by {{ adapter.quote(day) }})
    {%- else %}0{% endif %} as contested_corrections
  from said
  where 1 = 1
  {%- for column in softened %} and coalesce(trim(cast({{ adapter.quote(column) }} as {{ dbt.type_string() }})), '') = '' {%- endfor %}
),
days as (
  select
    contested_figure, contested_corrections, {{ adapter.quote(day) }} as contested_day,
    min(contested_low) as contested_least, max(contested_high) as contested_most
  from counted
  group by contested_figure, contested_corrections, {{ adapter.quote(day) }}
),
steps as (
  select
    *,
    max(contested_least) over (
      partition by contested_figure, contested_corrections order by contested_day
      rows between unbounded preceding and 1 preceding
    ) as contested_highest,
    lag(contested_least) over (partition by contested_figure, contested_corrections order by contested_day) as contested_least_before,
    lag(contested_most) over (partition by contested_figure, contested_corrections order by contested_day) as contested_most_before
  from days
)
select counted.* from counted
inner join steps
  on counted.contested_figure = steps.contested_figure
  and counted.contested_corrections = steps.contested_corrections
  and counted.{{ adapter.quote(day) }} = steps.contested_day
where steps.contested_most < steps.contested_least_before
  or (steps.contested_most < steps.contested_highest and steps.contested_most_before >= steps.contested_highest)
{% endtest %}

{% test contested_two_numbers(model, series, number, nothing=[], stance=none) %}
with said as ({{ contested_said(model, series, number, nothing, stance) }}),
spread as (
  select contested_figure from said group by contested_figure having min(contested_value) < max(contested_value)
)
select said.* from said
inner join spread on said.contested_figure = spread.contested_figure
{% endtest %}

{% test contested_lost_side(model, before, series) %}
select * from {{ before }}
where {{ contested_key(series) }} not in (select {{ contested_key(series) }} from {{ model }})
{% endtest %}

{% test contested_lost_denial(model, before, series, stance) %}
select * from {{ before }}
where {{ adapter.quote(stance) }} = 'denied'
  and {{ contested_key(series) }} not in (
    select {{ contested_key(series) }} from {{ model }} where {{ adapter.quote(stance) }} = 'denied'
  )
{% endtest %}
