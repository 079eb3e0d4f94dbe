namespace Cortico.EmbeddedGrafana.Page.Frames;

/// <summary>
/// The names that people read for the fields of some frames: what a transformation or a legend said, else as little of frame name,
/// field name and labels as tells the fields apart.
/// </summary>
internal sealed class SeriesNames
{
    private readonly bool _frameNamesDiffer;
    private readonly string? _singleLabel;

    public SeriesNames(IReadOnlyList<Frame> frames)
    {
        _frameNamesDiffer = frames.Count > 1 && frames.Any(frame => frame.Name != frames[0].Name);
        _singleLabel = SingleLabel(frames);
    }

    public string Of(Frame frame, Field field)
    {
        if (!string.IsNullOrEmpty(field.DisplayName))
        {
            return field.DisplayName;
        }

        if (!string.IsNullOrEmpty(field.NameFromSource))
        {
            return field.NameFromSource;
        }

        if (field is { Type: FieldType.Time, Labels: null })
        {
            return field.Name;
        }

        var name = string.Join(' ', Parts(frame, field));
        name = name.Length > 0 ? name : field.Name.Length > 0 ? field.Name : Field.Value;
        return name == field.Name ? Numbered(frame, field) : name;
    }

    private List<string> Parts(Frame frame, Field field)
    {
        var parts = new List<string>(3);
        var frameName = string.IsNullOrEmpty(frame.Name) ? null : frame.Name;
        if (_frameNamesDiffer && frameName is not null)
        {
            parts.Add(frameName);
        }

        if (field.Name.Length > 0 && field.Name != Field.Value)
        {
            parts.Add(field.Name);
        }

        var labels = field.Labels is null ? null : _singleLabel is null ? field.Labels.ToString() : field.Labels.Find(_singleLabel);
        if (!string.IsNullOrEmpty(labels))
        {
            parts.Add(labels);
        }

        if (parts.Count == 0 && frameName is not null)
        {
            parts.Add(frameName);
        }

        return parts;
    }

    /// <summary>Of fields with one name in a frame each gets its number: "Value 1", "Value 2".</summary>
    private static string Numbered(Frame frame, Field field)
    {
        var number = 0;
        var count = 0;
        foreach (var other in frame.Fields)
        {
            if (other.Name == field.Name)
            {
                count++;
                number = ReferenceEquals(other, field) ? count : number;
            }
        }

        return count > 1 && number > 0 ? $"{field.Name} {number}" : field.Name;
    }

    /// <returns>The name of the label where all fields with labels have that one label only.</returns>
    private static string? SingleLabel(IReadOnlyList<Frame> frames)
    {
        string? single = null;
        foreach (var labels in frames.SelectMany(frame => frame.Fields).Select(field => field.Labels))
        {
            foreach (var (name, _) in labels ?? Labels.Empty)
            {
                if (single is not null && single != name)
                {
                    return null;
                }

                single = name;
            }
        }

        return single;
    }
}
