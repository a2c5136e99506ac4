import http from 'k6/http';

export default function () {
  for (let number = 1; number <= 12; number += 1) {
    http.get(`${__ENV.BASE_URL}/${number === 7 ? 'products' : 'shelf'}/${number}`, {
      tags: { name: `shelf ${number}` },
    });
  }
}
