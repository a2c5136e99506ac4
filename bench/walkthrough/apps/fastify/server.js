import Fastify from 'fastify';
import orders from './orders.js';

const server = Fastify();
const products = Array.from({ length: 200 }, (_, id) => ({ id, name: `product ${id}`, price: id * 3 }));

server.get('/status', async () => 'ok');
server.get('/products', async () => products);
server.get('/products/:id', async (request) => products[Number(request.params.id)]);
server.register(orders, { prefix: '/orders' });

await server.listen({ port: Number(process.env.PORT ?? 3000) });
