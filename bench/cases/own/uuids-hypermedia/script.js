import http from 'k6/http';

const BASE_URL = __ENV.BASE_URL;

export const options = { vus: 8, duration: '15s' };

const hex = (digits) =>
  Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join('');
const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;

export default function () {
  const customer = http.get(`${BASE_URL}/api/v1/customers/${uuid()}`).json();
  // a client that follows what the server offers
  for (const rel of ['addresses', 'invoices', 'self']) {
    const link = customer._links[rel];
    if (link) http.get(`${BASE_URL}${link.href}`, { headers: { Accept: 'application/hal+json' } });
  }
}
