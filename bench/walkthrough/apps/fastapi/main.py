import time

from fastapi import FastAPI

app = FastAPI()
started = time.time()
products = [{"id": id, "name": f"product {id}", "price": id * 3} for id in range(200)]


@app.get("/health")
def health():
    return {"up": time.time() - started}


@app.get("/products")
def all_products():
    return products


@app.get("/products/{product_id}")
def one_product(product_id: int):
    return products[product_id]


@app.get("/orders")
def orders():
    return [product for product in products if product["id"] % 7 == 0]
