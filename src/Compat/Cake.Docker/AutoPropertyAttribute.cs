namespace Cake.Docker;

/// <summary>Changes how a settings property becomes an argument.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class AutoPropertyAttribute : Attribute
{
    /// <summary>A composite format with {0} the option's name and {1} its value; the result is not quoted.</summary>
    public string Format { get; set; } = null!;
}
