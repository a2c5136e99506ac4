export default async function orders(server) {
  server.get('/', async () => {
    return Array.from({ length: 30 }, (_, id) => ({ id, total: id * 7 }));
  });
}
