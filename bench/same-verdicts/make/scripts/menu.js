import http from 'k6/http';

export default function () {
  const { links } = http.get(`${__ENV.BASE_URL}/menu`, { tags: { name: 'menu' } }).json();
  for (const link of links) http.get(`${__ENV.BASE_URL}/${link}`, { tags: { name: link } });
}
