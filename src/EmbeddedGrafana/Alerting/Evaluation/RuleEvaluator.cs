using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Cortico.EmbeddedGrafana.Alerting.Rules;
using Cortico.EmbeddedGrafana.DataSources;
using Cortico.EmbeddedGrafana.Query;
using Cortico.EmbeddedGrafana.Query.Expressions;
using Cortico.EmbeddedGrafana.Query.Expressions.Commands;
using Cortico.EmbeddedGrafana.Query.Prometheus;
using Cortico.EmbeddedGrafana.Query.Time;

namespace Cortico.EmbeddedGrafana.Alerting.Evaluation;

/// <summary>Runs the queries of a rule as a panel's would be, its expressions on their results, and reads the condition.</summary>
internal sealed class RuleEvaluator(QueryRunner runner, DataSourceStore sources, QueryLimits limits) : IRuleEvaluator
{
        public Task<IReadOnlyList<ConditionResult>> EvaluateAsync(StoredRule rule, DateTimeOffset at, CancellationToken cancellation) =>
        EvaluateAsync(rule, at, FrozenSet<ulong>.Empty, cancellation);

    public async Task<IReadOnlyList<ConditionResult>> EvaluateAsync(StoredRule rule, DateTimeOffset at, IReadOnlySet<ulong> active, CancellationToken cancellation)
    {
        try
        {
            var (queries, commands) = Plan(rule.Definition, at, active);
            var outcomes = await Task.WhenAll(queries.Select(query => runner.RunOneAsync(query.Query, query.Request, cancellation)));
            var results = ExpressionPipeline.Run(outcomes.Select(DataQueryConverter.Convert), commands, limits.PointsOfExpressions);
            return ConditionReader.Read(rule.Definition, results, commands.ToDictionary(command => command.RefId, command => command.Command.Type, StringComparer.Ordinal));
        }
        catch (ExpressionParseException error)
        {
            return [ConditionReader.Failed($"[{ExpressionParseException.MessageId}] {error.Message}", null)];
        }
        catch (Exception error) when (error is RuleEvaluationException or ExpressionGraphException)
        {
            return [ConditionReader.Failed(error.Message, null)];
        }
    }

    private (List<(TargetedQuery Query, QueryRequest Request)> Queries, IReadOnlyList<ExpressionCommand> Commands) Plan(ProvisionedRule rule, DateTimeOffset at, IReadOnlySet<ulong> active)
    {
        if (rule.Data is not { Count: > 0 } data)
        {
            throw new RuleEvaluationException("expression list is empty. must be at least 1 expression");
        }

        if (data.Count > limits.QueriesPerRequest)
        {
            throw new RuleEvaluationException($"the rule has {data.Count} queries and expressions; {limits.QueriesPerRequest} are the most");
        }

        if (string.IsNullOrEmpty(rule.Condition))
        {
            throw new RuleEvaluationException("condition must not be empty");
        }

        var queries = new List<(TargetedQuery Query, QueryRequest Request)>(data.Count);
        var expressions = new List<ExpressionSource>(data.Count);
        foreach (var query in data)
        {
            if (query.Model.ValueKind != JsonValueKind.Object)
            {
                throw new RuleEvaluationException($"failed to build query '{query.RefId}': failed to unmarshal query model");
            }

            var range = new TimeRange(Back(at, query.RelativeTimeRange.From), Back(at, query.RelativeTimeRange.To));
            if (ExpressionQuery.IsExpression(query.DatasourceUid))
            {
                expressions.Add(Expression(rule, query, range, active));
            }
            else
            {
                var target = Target(query);
                queries.Add((
                    new TargetedQuery(query.RefId, query.Model, target),
                    new QueryRequest(Milliseconds(range.From), Milliseconds(range.To), at, [])));
            }
        }

        var commands = ExpressionGraph.Order([.. queries.Select(query => query.Query.RefId)], [.. expressions.Select(CommandReader.Read)]);
        return data.Any(query => query.RefId == rule.Condition)
            ? (queries, commands)
            : throw new RuleEvaluationException($"condition {rule.Condition} does not exist, must be one of [{string.Join(' ', data.Select(query => query.RefId))}]");
    }

    private static ExpressionSource Expression(ProvisionedRule rule, RuleQuery query, TimeRange range, IReadOnlySet<ulong> active)
    {
        var hasRecovery = ThresholdReader.HasRecovery(query.Model);
        return hasRecovery && query.RefId != rule.Condition
            ? throw new RuleEvaluationException($"recovery threshold '{query.RefId}' is only allowed to be the alert condition")
            : new ExpressionSource(query.RefId, query.Model, range) { Loaded = hasRecovery ? active : null };
    }

    private PrometheusTarget Target(RuleQuery query) => sources.Find(query.DatasourceUid) switch
    {
        null => throw new RuleEvaluationException($"failed to build query '{query.RefId}': data source not found"),
        { Type: DataSource.Prometheus } source => PrometheusTarget.Of(source),
        var other => throw new RuleEvaluationException(
            $"failed to build query '{query.RefId}': the data source \"{other.Name}\" of type {other.Type} is not part of the embedded Grafana. Use a full Grafana for it."),
    };

    private static DateTimeOffset Back(DateTimeOffset at, double seconds) => at - TimeSpan.FromSeconds(Math.Clamp(seconds, -1e9, 1e9));

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
