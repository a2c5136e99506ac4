package com.example.shop;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Shop {
  record Product(int id, String name, int price) {}

  private final List<Product> products =
      IntStream.range(0, 200).mapToObj(id -> new Product(id, "product " + id, id * 3)).toList();

  public static void main(String[] arguments) {
    SpringApplication.run(Shop.class, arguments);
  }

  @GetMapping("/health")
  String health() {
    return "ok";
  }

  @GetMapping("/products")
  List<Product> all() {
    return products;
  }

  @GetMapping("/products/{id}")
  Product one(@PathVariable int id) {
    return products.get(id);
  }

  @GetMapping("/orders")
  List<Product> orders() throws Exception {
    return products.subList(0, 30);
  }
}
