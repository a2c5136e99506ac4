const express = require('express');

const app = express();
const products = Array.from({ length: 200 }, (_, id) => ({ id, name: `product ${id}`, price: id * 3 }));

app.get('/healthz', (_request, response) => response.send('ok'));
app.get('/products', (_request, response) => response.json(products));
app.get('/products/:id', (request, response) => response.json(products[Number(request.params.id)]));
app.get('/orders', async (_request, response) => {
  response.json(products.filter(({ id }) => id % 7 === 0));
});

app.listen(process.env.PORT || 3000);
