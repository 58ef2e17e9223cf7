# Writes a reference file in the format of docs/statistics.md: a synthetic cohort and its results by R.
# usage: Rscript reference-statistics.R OUT.json N SEED DIGITS MISSING ARMS MODE
#   DIGITS   decimals of the measurements: few make many ties
#   MISSING  share of measurements without a value
#   ARMS     number of treatment arms
#   MODE     plain, or separated: measurements that tell the classes apart without error
# Needs stats, pROC, psych, survival, coin, glmnet, jsonlite (Debian 12: r-cran-*).
suppressMessages({library(pROC); library(psych); library(survival); library(coin); library(glmnet); library(jsonlite)})
a <- commandArgs(TRUE)
out <- a[1]; n <- as.integer(a[2]); seed <- as.integer(a[3]); digits <- as.integer(a[4])
missing <- as.numeric(a[5]); arms <- as.integer(a[6]); separated <- identical(a[7], "separated")
set.seed(seed)
ok <- function(expr) tryCatch(suppressWarnings(expr), error = function(e) NULL)

grade <- sample(1:3, n, TRUE, c(.3, .35, .35))
high <- as.integer(grade > 1)
ki <- pmax(1, pmin(95, round(8 + 13 * grade + rnorm(n, 0, 14))))
kiHigh <- as.integer(ki >= 30)
adc <- round(1.9 - .2 * grade + rnorm(n, 0, .25), digits)
if (separated) { adc <- round(1.5 - .6 * high + seq_len(n) / (4 * n), max(digits, 4)) }
adcMin <- round(adc - abs(rnorm(n, .25, .15)), digits)
cho <- round(pmax(.3, 1.5 + 2 * grade + rnorm(n, 0, 2.5)), digits)
r1 <- round(adc + rnorm(n, 0, .05), digits); r2 <- round(adc + rnorm(n, .01, .05), digits)
if (separated) { cho <- 2 + 3 * kiHigh + (seq_len(n) %% 7) / 10; r2 <- r1 }
time <- round(rexp(n, .01 * grade) + .5, max(0, digits - 1))
event <- rbinom(n, 1, .6)
arm <- sample(rep_len(0:(arms - 1), n))
c1 <- sample(c(1, 2, 4, 7), n, TRUE); c2 <- ifelse(runif(n) < .6, c1, sample(c(1, 2, 3, 7), n, TRUE))
gap <- function(x) { x[runif(n) < missing] <- NA; x }
d <- data.frame(fnclccGrade = grade, highGrade = high, ki67Percent = ki, ki67High = kiHigh, adcMean = gap(adc),
                adcMin = gap(adcMin), choCr = gap(cho), reader1 = gap(r1), reader2 = gap(r2), time = time,
                event = event, arm = arm, category1 = c1, category2 = c2,
                z2 = .4 * scale(adc)[, 1] + rnorm(n), z3 = rnorm(n))
clean <- function(...) { x <- cbind(...); complete.cases(x) }

shapiro <- lapply(list(adcMean = d$adcMean, adcMin = d$adcMin, choCr = d$choCr, ki67 = d$ki67Percent),
                  function(x) ok({s <- shapiro.test(x); list(W = unname(s$statistic), p = s$p.value)}))
groups <- function(x, g) {
  k <- !is.na(x); x <- x[k]; g <- g[k]; x0 <- x[g == 0]; x1 <- x[g == 1]; f <- factor(g, levels = 0:1)
  tt <- function(eq) ok({t <- t.test(x0, x1, var.equal = eq)
    list(t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, ci95 = as.numeric(t$conf.int))})
  w <- function(correct) ok(wilcox.test(x0, x1, exact = FALSE, correct = correct))
  list(groups = "group 0 minus group 1", n0 = length(x0), n1 = length(x1), student = tt(TRUE), welch = tt(FALSE),
       mannWhitney = list(W = unname(w(FALSE)$statistic),
         zTieCorrected = ok(as.numeric(statistic(wilcox_test(x ~ f)))), pAsymptotic = w(FALSE)$p.value,
         pContinuityCorrected = w(TRUE)$p.value,
         pExactConditional = ok(as.numeric(pvalue(wilcox_test(x ~ f, distribution = "exact"))))),
       mean = c(mean(x0), mean(x1)), sd = c(sd(x0), sd(x1)),
       quartilesType6 = rbind(quantile(x0, 1:3 / 4, type = 6), quantile(x1, 1:3 / 4, type = 6)),
       quartilesType7 = rbind(quantile(x0, 1:3 / 4, type = 7), quantile(x1, 1:3 / 4, type = 7)))
}
by <- function(g) list(adcMean = groups(d$adcMean, g), adcMin = groups(d$adcMin, g), choCr = groups(d$choCr, g))
corr <- function(x, y) {
  ct <- function(m, e) ok(suppressWarnings(cor.test(x, y, method = m, exact = e)))
  s <- ct("spearman", FALSE); k <- ct("kendall", FALSE); p <- ct("pearson", NULL)
  list(spearman = unname(s$estimate), pSpearmanT = s$p.value, kendallTauB = unname(k$estimate), pKendall = k$p.value,
       pearson = unname(p$estimate), pPearson = p$p.value)
}
roc1 <- function(x, g, dir) {
  k <- !is.na(x); r <- roc(g[k], x[k], levels = c(0, 1), direction = dir, quiet = TRUE)
  ci <- ok(as.numeric(ci.auc(r, method = "delong"))); a <- as.numeric(r$auc); m <- length(r$cases); nn <- length(r$controls)
  q1 <- a / (2 - a); q2 <- 2 * a^2 / (1 + a)
  b <- coords(r, "best", best.method = "youden", ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
  b$youden <- b$sensitivity + b$specificity; rownames(b) <- NULL
  list(positive = "1", direction = if (dir == ">") "lower values are positive" else "higher values are positive",
       auc = a, ciDeLong95 = ci[c(1, 3)], varDeLong = ok(var(r, method = "delong")),
       seHanleyMcNeil = sqrt((a * (1 - a) + (m - 1) * (q1 - a^2) + (nn - 1) * (q2 - a^2)) / (m * nn)), best = b,
       curve = list(thresholds = r$thresholds, sensitivities = r$sensitivities, specificities = r$specificities))
}
paired <- function(x, dx, y, dy) ok({k <- clean(x, y); f <- function(v, dir) roc(high[k], v[k], levels = c(0, 1), direction = dir, quiet = TRUE)
  t <- roc.test(f(x, dx), f(y, dy), method = "delong", paired = TRUE); list(z = unname(t$statistic), p = t$p.value)})
k <- clean(d$reader1, d$reader2); R <- cbind(d$reader1, d$reader2)[k, ]
icc <- ok({r <- psych::ICC(R, lmer = FALSE)$results
  data.frame(type = r$type, icc = r$ICC, F = r$F, df1 = r$df1, df2 = r$df2, p = r$p, lower95 = r[["lower bound"]], upper95 = r[["upper bound"]])})
dd <- R[, 1] - R[, 2]; sw <- sqrt(mean(dd^2) / 2)
ba <- list(bias = mean(dd), sd = sd(dd), loa = mean(dd) + c(-1, 1) * 1.96 * sd(dd), withinSubjectSd = sw,
           repeatabilityCoefficient = 1.96 * sqrt(2) * sw, withinSubjectCv = sqrt(mean((dd / rowMeans(R))^2) / 2))
lev <- length(unique(c(c1, c2))); kp <- function(w) ok(cohen.kappa(cbind(c1, c2), w = w))
kappa <- list(unweighted = kp(NULL)$kappa, quadraticWeighted = kp(NULL)$weighted.kappa,
              linearWeighted = kp(1 - abs(outer(1:lev, 1:lev, "-")) / (lev - 1))$weighted.kappa)
km <- function(type) {
  f <- survfit(Surv(time, event) ~ arm, data = d, conf.type = type); s <- summary(f); t <- s$table
  list(arm = as.character(s$strata), time = s$time, nRisk = s$n.risk, nEvent = s$n.event, survival = s$surv,
       stdErr = s$std.err, lower = s$lower, upper = s$upper, median = unname(t[, "median"]),
       medianLower = unname(t[, "0.95LCL"]), medianUpper = unname(t[, "0.95UCL"]))
}
sd1 <- survdiff(Surv(time, event) ~ arm, data = d)
cox <- function(ties) ok({f <- coxph(Surv(time, event) ~ adcMean + choCr, data = d, ties = ties); s <- summary(f)$coefficients
  list(coef = unname(coef(f)), se = unname(s[, 3]), p = unname(s[, 5]), concordance = unname(summary(f)$concordance[1]))})
lg <- ok({f <- glm(ki67High ~ adcMean + choCr, data = d, family = binomial); s <- summary(f)$coefficients
  list(formula = "ki67High ~ adcMean + choCr", coef = unname(coef(f)), se = unname(s[, 2]), p = unname(s[, 4]), deviance = deviance(f))})
cols <- c("adcMin", "adcMean", "choCr", "z2", "z3"); X <- as.matrix(d[, cols]); kc <- complete.cases(X)
las <- function(y, fam, lam) ok({f <- glmnet(X[kc, ], y[kc], family = fam, lambda = lam, thresh = 1e-14, standardize = TRUE)
  lapply(seq_along(lam), function(i) list(lambda = f$lambda[i], intercept = unname(f$a0[i]), beta = unname(as.numeric(f$beta[, i]))))})

res <- list(about = "Synthetic inputs and results by R; written by src/test/r/reference-statistics.R", seed = seed, n = n,
  versions = c(list(R = R.version.string), lapply(c(pROC = "pROC", psych = "psych", survival = "survival", coin = "coin", glmnet = "glmnet"), function(p) as.character(packageVersion(p)))),
  input = as.list(d), shapiroWilk = shapiro, byGrade = by(high), byKi67 = by(kiHigh),
  correlation = list(adcMeanKi67 = corr(d$adcMean, ki), choCrKi67 = corr(d$choCr, ki), adcMeanGrade = corr(d$adcMean, grade)),
  roc = list(adcMeanHighGrade = roc1(d$adcMean, high, ">"), adcMinHighGrade = roc1(d$adcMin, high, ">"),
             choCrHighGrade = roc1(d$choCr, high, "<"), choCrKi67High = roc1(d$choCr, kiHigh, "<")),
  deLongPaired = list(adcMeanVsChoCr = paired(d$adcMean, ">", d$choCr, "<"), adcMeanVsAdcMin = paired(d$adcMean, ">", d$adcMin, ">")),
  icc = icc, blandAltman = ba, kappa = kappa,
  kaplanMeier = list(log = km("log"), logLog = km("log-log"), plain = km("plain")),
  logRank = list(chisq = sd1$chisq, p = pchisq(sd1$chisq, arms - 1, lower.tail = FALSE), observed = as.numeric(sd1$obs), expected = as.numeric(sd1$exp)),
  cox = list(efron = cox("efron"), breslow = cox("breslow")), logistic = lg,
  lasso = list(columns = cols, standardize = TRUE, binomialHighGrade = las(high, "binomial", c(.2, .1, .05, .02, .005)),
               gaussianKi67OnAll = las(ki, "gaussian", c(5, 2, 1, .2, .05))))
write(toJSON(res, digits = NA, na = "null", null = "null", auto_unbox = TRUE, dataframe = "rows"), out)
