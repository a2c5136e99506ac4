module fast-target

go 1.21
