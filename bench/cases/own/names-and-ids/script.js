import http from 'k6/http';

const BASE = __ENV.BASE_URL;
const named = (name) => ({ tags: { name } });

export const options = {
  scenarios: {
    checkout: {
      executor: 'constant-arrival-rate',
      rate: 40,
      timeUnit: '1s',
      duration: '15s',
      preAllocatedVUs: 20,
    },
  },
};

export default function () {
  const cart = Math.floor(Math.random() * 1e9);
  http.post(`${BASE}/carts/${cart}/items`, '{}', named('checkout step 1'));
  const offer = http.get(`${BASE}/carts/${cart}/offers/${__ITER}`, named('checkout step 2')).json();
  http.get(`${BASE}/stock/${offer.sku}`);
  if (offer.gift) http.get(`${BASE}/gifts/${offer.sku}`, named('gift 2024'));
  http.put(`${BASE}/carts/${cart}/state`, 'paid', named('checkout step 3'));
}
