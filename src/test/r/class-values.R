# Writes r-values.json: results of R for what the reference files do not cover. usage: Rscript class-values.R OUT.json
suppressMessages({library(psych); library(survival); library(jsonlite); library(glmnet); library(pROC)})
out <- commandArgs(TRUE)[1]
set.seed(20)
x <- c(4.1, 5.6, 5.6, 7.2, 3.3, 9.8, 6.4, 2.2, 5.0, 8.7, 6.1, 4.4)
y <- c(1.2, 3.4, 2.9, 4.8, 2.2, 7.1, 2.9, 0.4, 3.1, 5.0, 5.2, 1.9)
shapiro <- lapply(c(3:6, 11, 12), function(n) { s <- shapiro.test(x[1:n]); list(n = n, W = unname(s$statistic), p = s$p.value) })
ct <- function(m) { t <- suppressWarnings(cor.test(x, y, method = m, exact = FALSE))
  list(estimate = unname(t$estimate), statistic = unname(t$statistic), p = t$p.value, ci = as.numeric(t$conf.int)) }
counts <- rbind(c(0, 9), c(1, 20), c(7, 24), c(12, 20), c(31, 32), c(5, 5), c(399, 1000))
prop <- lapply(seq_len(nrow(counts)), function(i) { k <- counts[i, 1]; n <- counts[i, 2]
  list(k = k, n = n, wilson = as.numeric(suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int),
       exact = as.numeric(binom.test(k, n)$conf.int), exact99 = as.numeric(binom.test(k, n, conf.level = .99)$conf.int)) })
p <- c(.01, .04, .03, .5, .0004, .04, 1, .2)
ka <- c(1, 2, 2, 3, 4, 4, 1, 3, 2, 4, 3, 1, 2, 2, 3, 4, 1, 1, 2, 3); kb <- c(1, 2, 3, 3, 4, 2, 1, 3, 2, 4, 4, 1, 1, 2, 3, 4, 1, 2, 2, 1)
kap <- function(w) { k <- cohen.kappa(cbind(ka, kb), w = w)
  list(unweighted = k$kappa, weighted = k$weighted.kappa, seUnweighted = sqrt(k$var.kappa)) }
q <- lapply(c(0, .1, .25, 1 / 3, .5, .9, 1), function(f) list(fraction = f, type6 = unname(quantile(x, f, type = 6)), type7 = unname(quantile(x, f, type = 7))))
t99 <- t.test(x[1:5], y, conf.level = .99)
time <- c(3, 5, 5, 8, 12, 1, 4, 4, 9, 20, 2, 2, 6, 7, 30); ev <- c(1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1); g <- rep(1:3, each = 5)
sd3 <- survdiff(Surv(time, ev) ~ g)
X <- cbind(a = x, b = y, c = rev(x) + y); resp <- c(3, 5, 4, 8, 2, 11, 6, 1, 5, 9, 7, 2)
gl <- function(std) { f <- glmnet(X, resp, lambda = c(1.5, .6, .2, .02), thresh = 1e-14, standardize = std)
  lapply(1:4, function(i) list(lambda = f$lambda[i], intercept = unname(f$a0[i]), beta = unname(as.numeric(f$beta[, i])))) }
rocs <- roc(c(0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0, 1), x, levels = c(0, 1), direction = "<", quiet = TRUE)
set.seed(1); big <- rnorm(400); cls <- rbinom(400, 1, plogis(big)); rb <- roc(cls, big, levels = c(0, 1), direction = "<", quiet = TRUE)
res <- list(about = "written by src/test/r/class-values.R", R = R.version.string, x = x, y = y, shapiro = shapiro,
  pearson = ct("pearson"), spearman = ct("spearman"), kendall = ct("kendall"), proportions = prop,
  adjust = list(p = p, holm = p.adjust(p, "holm"), bh = p.adjust(p, "BH")),
  kappa = list(first = ka, second = kb, quadratic = kap(NULL), linear = kap(1 - abs(outer(1:4, 1:4, "-")) / 3)),
  quantiles = q, welch99 = list(t = unname(t99$statistic), df = unname(t99$parameter), p = t99$p.value, ci = as.numeric(t99$conf.int)),
  logRank3 = list(time = time, event = ev, group = g, chisq = sd3$chisq, p = pchisq(sd3$chisq, 2, lower.tail = FALSE)),
  lasso = list(response = resp, c = X[, 3], standardized = gl(TRUE), raw = gl(FALSE)),
  auc90 = as.numeric(ci.auc(rocs, conf.level = .9)),
  bootstrap = list(score = big, class = cls, ci = as.numeric(ci.auc(rb, method = "bootstrap", boot.n = 20000, progress = "none"))))
write(toJSON(res, digits = NA, na = "null", auto_unbox = TRUE), out)
