// A blog on PostgreSQL, in another language and with another schema than the shop: authors, articles, comments.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	_ "net/http/pprof"
	"os"
	"strconv"

	"github.com/jackc/pgx/v5/pgxpool"
)

const schema = `
create extension if not exists pg_stat_statements;
create table if not exists authors (id int primary key, full_name text not null, bio text not null);
create table if not exists articles (id int primary key, author_id int not null, title text not null, body text not null);
create table if not exists comments (id bigserial primary key, article_id int not null, said text not null);
insert into authors select i, 'author ' || i, repeat('b', 200) from generate_series(1, 500) i on conflict do nothing;
insert into articles select i, 1 + i % 500, 'title ' || i, repeat('t', 400) from generate_series(1, 5000) i on conflict do nothing;
insert into comments (article_id, said) select 1 + i % 5000, repeat('s', 80) from generate_series(1, 300000) i
  where not exists (select from comments);
create index if not exists comments_article_id on comments (article_id);
analyze;`

var (
	authorEach = os.Getenv("BLOG_AUTHOR_EACH") != ""
	noIndex    = os.Getenv("BLOG_NO_INDEX") != ""
	keep       = os.Getenv("BLOG_KEEP") != ""
	hot        = os.Getenv("BLOG_HOT") != ""
	kept       [][]byte
	pool       *pgxpool.Pool
)

type article struct {
	ID     int    `json:"id"`
	Title  string `json:"title"`
	Author string `json:"author"`
	author int
}

func main() {
	ctx := context.Background()
	var err error
	if pool, err = pgxpool.New(ctx, os.Getenv("DATABASE_URL")); err != nil {
		log.Fatal(err)
	}
	if _, err = pool.Exec(ctx, schema); err != nil {
		log.Fatal(err)
	}
	if noIndex {
		if _, err = pool.Exec(ctx, "drop index comments_article_id"); err != nil {
			log.Fatal(err)
		}
	}
	http.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok")) })
	http.HandleFunc("GET /articles", listArticles)
	http.HandleFunc("GET /articles/{id}", oneArticle)
	http.HandleFunc("GET /articles/{id}/comments", listComments)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}

func listArticles(w http.ResponseWriter, r *http.Request) {
	page, _ := strconv.Atoi(r.URL.Query().Get("page"))
	query := "select a.id, a.title, a.author_id, w.full_name from articles a join authors w on w.id = a.author_id where a.id > $1 order by a.id limit 25"
	if authorEach {
		query = "select a.id, a.title, a.author_id, '' from articles a where a.id > $1 order by a.id limit 25"
	}
	rows, err := pool.Query(r.Context(), query, page*25)
	if err != nil {
		fail(w, err)
		return
	}
	found := []article{}
	for rows.Next() {
		var one article
		if err := rows.Scan(&one.ID, &one.Title, &one.author, &one.Author); err != nil {
			rows.Close()
			fail(w, err)
			return
		}
		found = append(found, one)
	}
	rows.Close()
	for i := range found {
		if authorEach {
			pool.QueryRow(r.Context(), "select full_name from authors where id = $1", found[i].author).Scan(&found[i].Author)
		}
	}
	if keep {
		kept = append(kept, make([]byte, 1<<19))
		for i := range kept[len(kept)-1] {
			kept[len(kept)-1][i] = 1
		}
	}
	answer(w, found)
}

func oneArticle(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.PathValue("id"))
	var title, body string
	if err := pool.QueryRow(r.Context(), "select title, body from articles where id = $1", id).Scan(&title, &body); err != nil {
		fail(w, err)
		return
	}
	answer(w, map[string]string{"title": title, "body": body, "etag": checksum(body)})
}

// Of a text; with BLOG_HOT far more often than it takes.
func checksum(text string) string {
	rounds := 500
	if hot {
		rounds = 20000
	}
	sum := uint32(0)
	for range rounds {
		for i := range len(text) {
			sum = sum*31 + uint32(text[i])
		}
	}
	return strconv.FormatUint(uint64(sum), 16)
}

func listComments(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.PathValue("id"))
	rows, err := pool.Query(r.Context(), "select id, said from comments where article_id = $1 order by id desc limit 30", id)
	if err != nil {
		fail(w, err)
		return
	}
	defer rows.Close()
	said := []string{}
	for rows.Next() {
		var id int64
		var text string
		if err := rows.Scan(&id, &text); err == nil {
			said = append(said, text)
		}
	}
	answer(w, said)
}

func fail(w http.ResponseWriter, err error) {
	log.Print(err)
	http.Error(w, "internal", http.StatusInternalServerError)
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("content-type", "application/json")
	json.NewEncoder(w).Encode(value)
}
