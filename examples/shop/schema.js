/** 1,000 products, 2,000 users, 400,000 orders: enough that a missing index hurts. */
export const SCHEMA = `
create extension if not exists pg_stat_statements;
create table if not exists products (id int primary key, name text not null, price int not null, stock int not null);
create table if not exists orders (
  id bigserial primary key, user_id int not null, product_id int not null, amount int not null,
  created_at timestamptz not null default now(), note text not null default repeat('x', 60));
insert into products
  select i, 'product ' || i || ' ' || md5(i::text), 100 + i % 900, 1000000 from generate_series(1, 1000) i
  on conflict do nothing;
insert into orders (user_id, product_id, amount)
  select i % 2000, 1 + i % 1000, 1 + i % 5 from generate_series(1, 400000) i
  where not exists (select from orders);
create index if not exists orders_user_id on orders (user_id);
analyze;
`;

/** Fifty times the products, which `search` goes through one by one. */
export const MANY_PRODUCTS = `
insert into products
  select i, 'product ' || i || ' ' || md5(i::text), 100 + i % 900, 1000000 from generate_series(1001, 50000) i
  on conflict do nothing;
analyze products;
`;

/** `orders` as readers see them, who do not care what the table is like. */
export const VIEW = `
drop view if exists user_orders;
create view user_orders as select * from orders;
`;

/** The same with longer numbers of users, for which the index of the shorter ones is of no use. */
export const VIEW_CAST = `
drop view if exists user_orders;
create view user_orders as select id, user_id::bigint, product_id, amount, created_at, note from orders;
`;

export const DROP_INDEX = 'drop index if exists orders_user_id';
