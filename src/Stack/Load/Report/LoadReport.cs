using System.Collections.Immutable;
using Cortico.Stack.Grafana.Verify;

namespace Cortico.Stack.Load;

/// <summary>All that is told of a run.</summary>
public sealed record LoadReport
{
    /// <summary>For example <c>LoadTest load on cortico-test</c>.</summary>
    public required string Title { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required Verdict Verdict { get; init; }

    public required LoadPlan Plan { get; init; }

    public required LoadResult Result { get; init; }

    public required LoadThresholds Thresholds { get; init; }

    public required ServerFigures Server { get; init; }

    /// <summary>Null where it did not run.</summary>
    public VerifyReport? Verify { get; init; }

    /// <summary>Null where none was asked for.</summary>
    public BaselineComparison? Baseline { get; init; }

    public required Machine Machine { get; init; }

    /// <summary>As the run was started; nothing secret.</summary>
    public ImmutableArray<ReportEntry> Settings { get; init; } = [];

    /// <summary>Of the stack's programs.</summary>
    public ImmutableArray<ReportEntry> Versions { get; init; } = [];

    public ImmutableArray<ReportLink> Links { get; init; } = [];

    /// <summary>The dashboards' panels over the run; only the page shows them.</summary>
    public ImmutableArray<DrawnPanel> Panels { get; init; } = [];
}
