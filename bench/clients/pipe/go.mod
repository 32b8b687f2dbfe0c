module brokerscope.test/bench/pipe

go 1.26.0
