# Times pROC's stratified bootstrap as StatisticsBenchmark times ours: n = 400, 10,000 draws. Debian 12: r-cran-proc.
suppressMessages(library(pROC))
set.seed(1)
class <- rep(c(1, 0), 200)
score <- round(rnorm(400) + 0.4 * class, 2)
curve <- roc(class, score, levels = c(0, 1), direction = "<", quiet = TRUE)
print(system.time(print(ci.auc(curve, method = "bootstrap", boot.n = 10000, progress = "none"))))
