# One published package at its defaults on a matrix of votes: Rscript peers.R PACKAGE votes.csv predictions.csv
# votes.csv: one row a State, one column a roll call, 1 yes, 0 not yes, empty where it did not vote or is held out.
# Prints wall and CPU seconds of the estimation alone; writes P(yes) for every cell.
arguments <- commandArgs(trailingOnly = TRUE)
votes <- as.matrix(read.csv(arguments[2], header = FALSE, na.strings = ""))
rownames(votes) <- paste0("s", seq_len(nrow(votes)))
colnames(votes) <- paste0("v", seq_len(ncol(votes)))
set.seed(1)
if (arguments[1] == "pscl") {
  suppressMessages(library(pscl))
  calls <- rollcall(votes, yea = 1, nay = 0, missing = NA, notInLegis = 9,
                    legis.names = rownames(votes), vote.names = colnames(votes))
  # Defaults: 10,000 iterations, 5,000 of them burn-in, every 100th kept, one dimension. Dropping lop-sided votes,
  # which its default dropList does, would leave cells without a forecast; items are stored so that it has one.
  taken <- system.time(fit <- ideal(calls, dropList = list(lop = NULL), store.item = TRUE))
  item <- fit$betabar
  linear <- outer(fit$xbar[, 1], item[, 1]) - matrix(item[, 2], nrow(votes), ncol(votes), byrow = TRUE)
} else {
  suppressMessages(library(MCMCpack))
  # Defaults: 1,000 iterations of burn-in and 20,000 kept; one State's sign is fixed, which the function asks for.
  taken <- system.time(fit <- MCMCirt1d(votes, theta.constraints = list(s1 = "+"), store.item = TRUE))
  mean <- colMeans(fit)
  kept <- function(prefix, names) mean[paste0(prefix, ".", names)]
  linear <- outer(kept("theta", rownames(votes)), kept("beta", colnames(votes))) -
    matrix(kept("alpha", colnames(votes)), nrow(votes), ncol(votes), byrow = TRUE)
}
write.table(round(pnorm(linear), 8), arguments[3], sep = ",", row.names = FALSE, col.names = FALSE)
cat(sprintf("%.2f %.2f\n", taken[["elapsed"]], taken[["user.self"]] + taken[["sys.self"]]))
